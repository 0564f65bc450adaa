package vn.dunghen.scoring.index;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.statements.Asked;

/// The dossiers of an agency that are late on the portal's view alone, for people.
@Path("/index/{agency}/late-on-portal")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Index")
class LateOnPortalPages {

  private static final int PAGE_SIZE = 50;

  private final DataSource database;
  private final ServiceIndex index;
  private final IndexLists lists;
  private final References references;
  private final Visibility visibility;
  private final Template page;

  LateOnPortalPages(
      DataSource database,
      ServiceIndex index,
      IndexLists lists,
      References references,
      Visibility visibility,
      @Location("index/late") Template page) {
    this.database = database;
    this.index = index;
    this.lists = lists;
    this.references = references;
    this.visibility = visibility;
    this.page = page;
  }

  @GET
  @Operation(
      summary = "The page with the dossiers that are late on the portal's view alone",
      description =
          "Those that count late on what the national portal shows and not on what the city knows,"
              + " fifty at a time, with the dates of both; for those who may see the agency.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TemplateInstance lateThere(
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(
              description = "The code that the page before ended with.",
              example = "H26.15-240228-0031")
          @RestQuery
          @Nullable String after)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    Optional<Instant> known = AskedIndex.asOf(asOf);
    String last = after == null || after.isEmpty() ? "" : Asked.code("after", after);
    PageAddress address = PageAddress.of(of, ruleset, asOf, View.CITY);
    LateThereView shown =
        Snapshot.read(
            database,
            tx -> {
              CountedPeriod counted = index.period(tx, of, known);
              Agency found = counted.agency(agency);
              visibility.require(references.book(tx), agency);
              return LateThereView.of(
                  found, counted, lists.lateThere(tx, counted, agency, last, PAGE_SIZE), address);
            });
    return page.data("title", "Chỉ quá hạn trên Cổng, " + shown.periods().name())
        .data("titleEn", "Late on the portal alone, " + shown.periods().wire())
        .data("view", shown);
  }
}
