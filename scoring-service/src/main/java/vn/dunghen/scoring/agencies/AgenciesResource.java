package vn.dunghen.scoring.agencies;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.agencies.model.AgencySearch;

/// The agencies that the caller may see.
@Path("/api/agencies")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Agencies")
class AgenciesResource {

  private static final int LONGEST_NAME = 200;

  private final DataSource database;
  private final References references;
  private final Visibility visibility;

  AgenciesResource(DataSource database, References references, Visibility visibility) {
    this.database = database;
    this.references = references;
    this.visibility = visibility;
  }

  /// One era of an agency.
  record AgencyAnswer(
      String code,
      String name,
      @Nullable String parent,
      String kind,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable String successor) {

    static AgencyAnswer of(Agency agency) {
      return new AgencyAnswer(
          agency.code(),
          agency.name(),
          agency.parent(),
          agency.kind(),
          agency.validFrom(),
          agency.validTo(),
          agency.successor());
    }
  }

  @GET
  @Operation(
      summary = "Agencies by name",
      description =
          "Case and diacritics do not matter. Every era is listed, ended agencies included; better"
              + " matches first. Without a name: all that the caller may see.")
  @APIResponse(
      responseCode = "200",
      description = "The agencies that the caller may see.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  [{"code":"TX","name":"UBND quận Thanh Xuân","parent":"H26","kind":"district",
                   "validFrom":"2015-01-01","validTo":"2025-06-30","successor":"P-TX"}]\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public List<AgencyAnswer> find(
      @Parameter(example = "Thanh Xuân") @RestQuery @Nullable String name) throws SQLException {
    if (name != null && name.length() > LONGEST_NAME) {
      throw ProblemException.parameter("name", "must have at most " + LONGEST_NAME + " characters");
    }
    ReferenceBook book = Snapshot.read(database, references::book);
    Predicate<String> visible = visibility.of(book);
    Collection<List<Agency>> eras = book.latest().agencies();
    List<Agency> found =
        name == null || name.isBlank()
            ? eras.stream().flatMap(List::stream).toList()
            : AgencySearch.find(eras, name);
    return found.stream()
        .filter(agency -> visible.test(agency.code()))
        .map(AgencyAnswer::of)
        .toList();
  }
}
