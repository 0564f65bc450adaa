package vn.dunghen.scoring.official;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.official.model.PublishedPeriod;
import vn.dunghen.scoring.statements.Asked;

/// What an official result lost, of an agency that the caller may see.
@Path("/api/official-results/{unit}/ledger")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Reports")
class OfficialLedgerResource {

  private static final String EXAMPLE =
      """
      {"unit":"H26","period":"2026","result":{"total":55.23,"rank":34,"of":34,"change":null,
        "changeBySnapshots":null,"dataTakenAt":"2026-10-10T14:00:00+07:00","letter":"Cổng DVCQG"},
       "snapshots":1,"ruleset":{"id":"766-B","version":1,"provisional":false},"complete":true,
       "computed":55.23,
       "groups":[{"group":"4","nameVi":"Số hóa hồ sơ","nameEn":"Digitisation","published":8.01,
         "score":8.01,"max":22,"lost":13.99}],
       "indicators":[{"indicator":"5.2","nameVi":"Phản ánh, kiến nghị xử lý đúng hạn",
         "nameEn":"Petitions handled on time","numerator":1000,"denominator":4506,"published":1.33,
         "score":1.33,"max":6,"basis":"ratio"}],
       "differences":[],"aside":[],
       "doubts":[{"kind":"revision",
         "one":{"total":55.99,"saidWith":"2024-09","dataTakenAt":"2024-10-02T10:00:00+07:00","letter":""},
         "other":{"total":57.06,"saidWith":"2024-10","dataTakenAt":"2024-12-10T11:00:00+07:00","letter":""}}],
       "ledger":{"max":100,"total":55.23,"lost":44.77,
         "lines":[{"group":"5","indicator":"5.3","why":"shortfall","points":4.95}],
         "rounding":0.01,"remainder":null},
       "wins":[{"indicator":"1.1","move":"turns-good","items":1,"points":0.08,"itemsToFull":79,
         "pointsAtFull":6.00,"vi":"Công bố đúng hạn thêm 1 thủ tục: +0,08 điểm; đủ 79: +6,00 điểm",
         "en":"Announce 1 more procedure on time: +0.08 points; all 79: +6.00 points"}]}\
      """;

  private final DataSource database;
  private final References references;
  private final Visibility visibility;
  private final OfficialResults results;

  OfficialLedgerResource(
      DataSource database, References references, Visibility visibility, OfficialResults results) {
    this.database = database;
    this.references = references;
    this.visibility = visibility;
    this.results = results;
  }

  @GET
  @Operation(
      summary = "The points that an official result lost, and the cheapest to win",
      description =
          "Of the latest snapshot of the period, or of the one whose data were taken last; as known"
              + " at an instant or, without asOf, now. Scores are computed from the published counts"
              + " by the rule set that is dated for the period; what was published without counts is"
              + " taken as it is. Total, lines, rounding and remainder add up to the maximum.")
  @APIResponse(
      responseCode = "200",
      description = "The ledger.",
      content = @Content(mediaType = "application/json", example = EXAMPLE))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public OfficialLedgerAnswer ledger(
      @Parameter(example = "H26") @RestPath String unit,
      @Parameter(example = "2026") @RestQuery @Nullable String period,
      @Parameter(example = "2026-11-01T00:00:00+07:00") @RestQuery @Nullable String asOf)
      throws SQLException {
    String agency = Asked.code("unit", unit);
    Optional<Period> asked =
        period == null || period.isBlank()
            ? Optional.empty()
            : Optional.of(Asked.period("period", period));
    Instant known = Asked.instant("asOf", asOf).orElse(Instant.MAX);
    return Snapshot.read(
        database,
        tx -> {
          visibility.require(references.book(tx), agency);
          List<PublishedPeriod> periods =
              results.of(tx, Set.of(agency), known).getOrDefault(agency, List.of());
          PublishedPeriod chosen =
              OfficialResults.chosen(periods, asked)
                  .orElseThrow(() ->
                      ProblemException.of(
                          ProblemType.NOT_FOUND, "No such official result is known."));
          return OfficialLedgerAnswer.of(agency, chosen, results.card(chosen));
        });
  }
}
