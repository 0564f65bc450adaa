package vn.dunghen.scoring.index;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
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
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.DossierCounting;
import vn.dunghen.scoring.index.model.ProcedureCounting;
import vn.dunghen.scoring.index.model.Side;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.statements.Asked;

/// The service index. The figures of all agencies are for everyone who has signed in; the items
/// behind them are for those who may see the agency.
@Path("/api/index")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Index")
class IndexResource {

  private final DataSource database;
  private final ServiceIndex index;
  private final IndexLists lists;
  private final AskedIndex asked;
  private final SeeingAgencies seeing;

  IndexResource(
      DataSource database,
      ServiceIndex index,
      IndexLists lists,
      AskedIndex asked,
      SeeingAgencies seeing) {
    this.database = database;
    this.index = index;
    this.lists = lists;
    this.asked = asked;
    this.seeing = seeing;
  }

  @GET
  @Operation(
      summary = "The index of every agency",
      description =
          "For a month, quarter, half or year, as known at an instant or, without asOf, now; each"
              + " agency with all below it. Scores are those of the named rule set, else of the one"
              + " that is dated for the period. An indicator that could not be measured adds nothing"
              + " and is listed as missing.")
  @APIResponse(
      responseCode = "200",
      description = "The index, by kind of agency, best first.",
      content = @Content(mediaType = "application/json", example = IndexExamples.ALL))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public IndexAnswer all(
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset)
      throws SQLException {
    Compared.Question question = question(period, asOf, ruleset);
    return Snapshot.read(
        database,
        tx -> {
          Compared both = Compared.read(index, tx, question);
          return IndexAnswer.of(
              both.period(), question.ruleSet(), both.now(), both.periodBefore(), both.before());
        });
  }

  @GET
  @Path("/{agency}")
  @Operation(
      summary = "The index of one agency",
      description =
          "With the formula and the counts of every indicator, and where the items behind each count"
              + " are listed.")
  @APIResponse(
      responseCode = "200",
      description = "The index of the agency.",
      content = @Content(mediaType = "application/json", example = IndexExamples.ONE))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public AgencyAnswer one(
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset)
      throws SQLException {
    Asked.code("agency", agency);
    Compared.Question question = question(period, asOf, ruleset);
    return Snapshot.read(
        database,
        tx -> {
          Compared both = Compared.read(index, tx, question);
          Standing now = both.standing(agency);
          return AgencyAnswer.of(both.period(), question.ruleSet(), now, both.before().get(agency));
        });
  }

  @GET
  @Path("/{agency}/dossiers")
  @Operation(
      summary = "The dossiers behind a count",
      description =
          "Of an indicator that counts dossiers, in pages by dossier code; all pages together have"
              + " exactly `count` items. `counted=missing` lists what the numerator lacks, each with"
              + " its cause; a dossier that is taken off twice (5.4) is there twice. 5.4 has no list"
              + " of its numerator.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the list.",
      content = @Content(mediaType = "application/json", example = IndexExamples.DOSSIERS))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public IndexLists.DossierPage dossiers(
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "2.1") @RestQuery @Nullable String indicator,
      @Parameter(example = "missing") @RestQuery @Nullable String counted,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(
              description = "What the page before ended with (`next`).",
              example = "overdue/H26.15-240228-0031")
          @RestQuery
          @Nullable String after,
      @Parameter(example = "100") @RestQuery @Nullable String size)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    Optional<Instant> known = AskedIndex.asOf(asOf);
    Side side = AskedIndex.side(counted);
    DossierCounting counting =
        DossierCounting.of(String.valueOf(indicator))
            .orElseThrow(
                () -> ProblemException.parameter("indicator", "is none that counts dossiers"));
    if (side == Side.NUMERATOR && !counting.hasNumeratorList()) {
      throw ProblemException.parameter(
          "counted",
          "must be denominator or missing: the numerator of this indicator is their difference");
    }
    IndexLists.After last =
        after == null || after.isEmpty()
            ? IndexLists.After.NOTHING
            : IndexLists.After.ofWire(Asked.code("after", after));
    int atMost = Asked.size(size);
    return Snapshot.read(
        database,
        tx ->
            lists.dossiers(
                tx, visible(tx, of, known, agency), agency, counting, side, last, atMost));
  }

  @GET
  @Path("/{agency}/procedures")
  @Operation(
      summary = "The procedures behind a count",
      description =
          "Of an indicator that counts distinct procedures, in pages by code; all pages together"
              + " have exactly `count` items.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the list.",
      content = @Content(mediaType = "application/json", example = IndexExamples.PROCEDURES))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public IndexLists.ProcedurePage procedures(
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "3.4") @RestQuery @Nullable String indicator,
      @Parameter(example = "missing") @RestQuery @Nullable String counted,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(
              description = "The code that the page before ended with (`next`).",
              example = "1.004884")
          @RestQuery
          @Nullable String after,
      @Parameter(example = "100") @RestQuery @Nullable String size)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    Optional<Instant> known = AskedIndex.asOf(asOf);
    Side side = AskedIndex.side(counted);
    ProcedureCounting counting =
        ProcedureCounting.of(String.valueOf(indicator))
            .orElseThrow(
                () -> ProblemException.parameter("indicator", "is none that counts procedures"));
    String last = after == null || after.isEmpty() ? "" : Asked.code("after", after);
    int atMost = Asked.size(size);
    return Snapshot.read(
        database,
        tx ->
            lists.procedures(
                tx, visible(tx, of, known, agency), agency, counting, side, last, atMost));
  }

  private Compared.Question question(
      @Nullable String period, @Nullable String asOf, @Nullable String ruleset) {
    Period of = Asked.period("period", period);
    return new Compared.Question(of, AskedIndex.asOf(asOf), asked.ruleSet(ruleset, of));
  }

  /// The period, for a caller who may see the agency.
  private CountedPeriod visible(Connection tx, Period period, Optional<Instant> asOf, String agency)
      throws SQLException {
    CountedPeriod counted = index.period(tx, period, asOf);
    seeing.require(tx, counted, agency);
    return counted;
  }
}
