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
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.statements.Asked;

/// The index for people: every agency beside the others.
@Path("/index")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Index")
class IndexPages {

  private final DataSource database;
  private final ServiceIndex index;
  private final ReadingOfficial official;
  private final AskedIndex asked;
  private final CurrentCaller caller;
  private final LowestOfCity lowest;
  private final Template all;

  IndexPages(
      DataSource database,
      ServiceIndex index,
      ReadingOfficial official,
      AskedIndex asked,
      CurrentCaller caller,
      LowestOfCity lowest,
      @Location("index/all") Template all) {
    this.database = database;
    this.index = index;
    this.official = official;
    this.asked = asked;
    this.caller = caller;
    this.lowest = lowest;
    this.all = all;
  }

  @GET
  @Operation(
      summary = "The page with the index of every agency",
      description =
          "With points by group, total, ranks and the change against the period before; without a"
              + " period that of the last month with dossiers. `sort` is name, total, change, rank,"
              + " peers, dossiers or group- with the key of a group; with - before it the other end"
              + " comes first. `view=official` shows what was published instead.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance all(
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(example = "-total") @RestQuery @Nullable String sort,
      @Parameter(description = "Agencies of one kind only.", example = "ward") @RestQuery
          @Nullable String kind,
      @Parameter(
              description = "What it rests on: city (the default), portal or official.",
              example = "portal")
          @RestQuery
          @Nullable String view)
      throws SQLException {
    Optional<String> named = Optional.ofNullable(period).filter(text -> !text.isBlank());
    Optional<Period> given = named.map(text -> Asked.period("period", text));
    var known = AskedIndex.asOf(asOf);
    if (kind != null && !kind.isBlank()) {
      Asked.code("kind", kind);
    }
    var wish = new Scoreboard.Wish(sort, kind);
    View on = AskedIndex.view(view);
    if (on == View.OFFICIAL) {
      return official.page(
          Snapshot.read(
              database,
              tx -> {
                Period of = given.isPresent() ? given.get() : index.lastMonth(tx);
                CountedPeriod counted = index.period(tx, of, known);
                return official.read(
                    tx,
                    counted,
                    counted.agencies(),
                    PageAddress.of(of, ruleset, asOf, on),
                    Optional.empty());
              }));
    }
    Scoreboard board =
        Snapshot.read(
            database,
            tx -> {
              Period of = given.isPresent() ? given.get() : index.lastMonth(tx);
              Compared compared =
                  Compared.read(
                      index, tx, new Compared.Question(of, known, asked.ruleSet(ruleset, of), on));
              PageAddress address = PageAddress.of(of, ruleset, asOf, on);
              return Scoreboard.of(
                  compared,
                  address,
                  wish,
                  new Scoreboard.Shown(shownFirst(compared), lowest.read(tx, compared, address)));
            });
    return all.data("title", "Chỉ số phục vụ, " + board.periods().name())
        .data("titleEn", "Service index, " + board.periods().wire())
        .data("board", board);
  }

  /// The first of the caller's agencies that has an index, else the city.
  private Optional<String> shownFirst(Compared compared) {
    return caller.get().agencies().stream()
        .filter(compared.now()::containsKey)
        .findFirst()
        .or(() -> compared.city().map(city -> city.agency().code()));
  }
}
