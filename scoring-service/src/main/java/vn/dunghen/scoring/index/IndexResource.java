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
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.DossierList;
import vn.dunghen.scoring.index.model.ProcedureCounting;
import vn.dunghen.scoring.index.model.Side;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.official.OfficialTotals;
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
  private final OfficialTotals official;
  private final IndexLists lists;
  private final AskedIndex asked;
  private final SeeingAgencies seeing;

  IndexResource(
      DataSource database,
      ServiceIndex index,
      OfficialTotals official,
      IndexLists lists,
      AskedIndex asked,
      SeeingAgencies seeing) {
    this.database = database;
    this.index = index;
    this.official = official;
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
              + " and is listed as missing. `view=city` rests on what the city knows, `portal` on what"
              + " the national portal shows: only the dossiers that it has, by its status and dates;"
              + " `official` gives what was published, with the hour of its data, agencies without"
              + " results last.")
  @APIResponse(
      responseCode = "200",
      description = "The index, by kind of agency, best first.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(anyOf = {IndexAnswer.class, OfficialAnswer.class}),
              examples = {
                @ExampleObject(name = "city", value = IndexExamples.ALL),
                @ExampleObject(name = "official", value = IndexExamples.OFFICIAL)
              }))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public IndexOfView all(
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset,
      @Parameter(
              description = "What it rests on: city (the default), portal or official.",
              example = "portal")
          @RestQuery
          @Nullable String view)
      throws SQLException {
    Compared.Question question = question(period, asOf, ruleset, view);
    return Snapshot.read(
        database,
        tx ->
            question.view() == View.OFFICIAL
                ? official(tx, question, Optional.empty())
                : IndexAnswer.of(Compared.read(index, tx, question)));
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
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(anyOf = {AgencyAnswer.class, OfficialAnswer.class}),
              examples = {
                @ExampleObject(name = "city", value = IndexExamples.ONE),
                @ExampleObject(name = "official", value = IndexExamples.OFFICIAL)
              }))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public AgencyOfView one(
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset,
      @Parameter(
              description = "What it rests on: city (the default), portal or official.",
              example = "portal")
          @RestQuery
          @Nullable String view)
      throws SQLException {
    Asked.code("agency", agency);
    Compared.Question question = question(period, asOf, ruleset, view);
    return Snapshot.read(
        database,
        tx -> {
          if (question.view() == View.OFFICIAL) {
            return official(tx, question, Optional.of(agency));
          }
          Compared both = Compared.read(index, tx, question);
          return AgencyAnswer.of(both, both.standing(agency));
        });
  }

  /// What was published of all agencies of the period, or of one.
  private OfficialAnswer official(
      Connection tx, Compared.Question question, Optional<String> agency) throws SQLException {
    CountedPeriod counted = index.period(tx, question.period(), question.asOf());
    List<Agency> agencies =
        agency.isPresent() ? List.of(counted.agency(agency.get())) : counted.agencies();
    return OfficialAnswer.of(
        counted,
        agencies,
        official.of(
            tx,
            agencies.stream().map(Agency::code).toList(),
            question.period(),
            counted.window().known()));
  }

  @GET
  @Path("/{agency}/late-on-portal")
  @Operation(
      summary = "The dossiers that are late on the portal's view alone",
      description =
          "Those that count late on what the national portal shows and not on what the city knows, in"
              + " pages by code; all pages together have exactly `count` items, of the `late` that"
              + " the portal's view has. `cause` is openThere (ended here, still open there),"
              + " otherEnd, otherPromise or notCountedHere.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the list.",
      content = @Content(mediaType = "application/json", example = IndexExamples.LATE_THERE))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public IndexLists.LateTherePage lateThere(
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(
              description = "The code that the page before ended with (`next`).",
              example = "H26.15-240228-0031")
          @RestQuery
          @Nullable String after,
      @Parameter(example = "100") @RestQuery @Nullable String size)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    Optional<Instant> known = AskedIndex.asOf(asOf);
    String last = after == null || after.isEmpty() ? "" : Asked.code("after", after);
    int atMost = Asked.size(size);
    return Snapshot.read(
        database, tx -> lists.lateThere(tx, visible(tx, of, known, agency), agency, last, atMost));
  }

  @GET
  @Path("/{agency}/dossiers")
  @Operation(
      summary = "The dossiers behind a count",
      description =
          "Of an indicator that counts dossiers, in pages by dossier code; all pages together have"
              + " exactly `count` items. `counted=missing` lists what the numerator lacks, each with"
              + " its cause; a dossier that is taken off twice (5.4) is there twice. 5.4 has no list"
              + " of its numerator; of 1.4 the denominator is the longer of what the city and what"
              + " the portal received.")
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
      @Parameter(
              description = "What it rests on: city (the default) or portal.",
              example = "portal")
          @RestQuery
          @Nullable String view,
      @Parameter(example = "100") @RestQuery @Nullable String size)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    Optional<Instant> known = AskedIndex.asOf(asOf);
    Side side = AskedIndex.side(counted);
    View on = AskedIndex.counted(view);
    DossierList list =
        DossierList.of(String.valueOf(indicator), on)
            .orElseThrow(
                () -> ProblemException.parameter("indicator", "is none that counts dossiers"));
    if (!list.has(side)) {
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
                tx, visible(tx, of, known, agency).on(on), agency, list, side, last, atMost));
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
      @Parameter(
              description = "What it rests on: city (the default) or portal.",
              example = "portal")
          @RestQuery
          @Nullable String view,
      @Parameter(example = "100") @RestQuery @Nullable String size)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    Optional<Instant> known = AskedIndex.asOf(asOf);
    Side side = AskedIndex.side(counted);
    View on = AskedIndex.counted(view);
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
                tx, visible(tx, of, known, agency).on(on), agency, counting, side, last, atMost));
  }

  private Compared.Question question(
      @Nullable String period,
      @Nullable String asOf,
      @Nullable String ruleset,
      @Nullable String view) {
    Period of = Asked.period("period", period);
    return new Compared.Question(
        of, AskedIndex.asOf(asOf), asked.ruleSet(ruleset, of), AskedIndex.view(view));
  }

  /// The period, for a caller who may see the agency.
  private CountedPeriod visible(Connection tx, Period period, Optional<Instant> asOf, String agency)
      throws SQLException {
    CountedPeriod counted = index.period(tx, period, asOf);
    seeing.require(tx, counted, agency);
    return counted;
  }
}
