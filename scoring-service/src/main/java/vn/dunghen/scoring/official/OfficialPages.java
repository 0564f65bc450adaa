package vn.dunghen.scoring.official;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
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
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.official.model.PublishedPeriod;
import vn.dunghen.scoring.statements.Asked;

/// The official results of an agency for people: the periods, what one of them lost, what wins it
/// back.
@Path("/official")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Reports")
class OfficialPages {

  private static final int SHOWN_WINS = 10;

  private final DataSource database;
  private final References references;
  private final Visibility visibility;
  private final CurrentCaller caller;
  private final OfficialResults results;
  private final Template page;

  OfficialPages(
      DataSource database,
      References references,
      Visibility visibility,
      CurrentCaller caller,
      OfficialResults results,
      @Location("official/page") Template page) {
    this.database = database;
    this.references = references;
    this.visibility = visibility;
    this.caller = caller;
    this.results = results;
    this.page = page;
  }

  /// An agency with official results.
  record Choice(String code, String name) {}

  @GET
  @Operation(
      summary = "The page of official results",
      description =
          "Of an agency that the caller may see: its periods with contradictions and revisions, and"
              + " the points lost and the cheapest wins of one of them.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance official(
      @Parameter(example = "H26") @RestQuery @Nullable String agency,
      @Parameter(example = "2026") @RestQuery @Nullable String period,
      @Parameter(example = "2026-11-01T00:00:00+07:00") @RestQuery @Nullable String asOf)
      throws SQLException {
    Optional<Period> asked =
        period == null || period.isBlank()
            ? Optional.empty()
            : Optional.of(Asked.period("period", period));
    Instant known = Asked.instant("asOf", asOf).orElse(Instant.MAX);
    return Snapshot.read(
        database,
        tx -> {
          var book = references.book(tx);
          if (agency != null && !agency.isBlank()) {
            visibility.require(book, Asked.code("agency", agency));
          }
          var visible = visibility.of(book);
          List<Agency> agencies =
              book.latest().agencies().stream()
                  .map(List::getLast)
                  .filter(each -> visible.test(each.code()))
                  .toList();
          SortedMap<String, List<PublishedPeriod>> all =
              results.of(tx, agencies.stream().map(Agency::code).toList(), known);
          return page(agencies, all, agency == null ? "" : agency.strip(), asked, asOf);
        });
  }

  private TemplateInstance page(
      List<Agency> agencies,
      SortedMap<String, List<PublishedPeriod>> all,
      String asked,
      Optional<Period> period,
      @Nullable String asOf) {
    String agency = asked.isEmpty() ? first(agencies, all) : asked;
    List<PublishedPeriod> periods = all.getOrDefault(agency, List.of());
    Optional<Explained> shown =
        OfficialResults.chosen(periods, period)
            .map(each -> Explained.of(each, results.card(each), SHOWN_WINS));
    return page.data("title", "Kết quả chính thức")
        .data("titleEn", "Official results")
        .data(
            "choices",
            all.keySet().stream()
                .map(code -> new Choice(code, OfficialSummary.name(agencies, code)))
                .toList())
        .data("agency", agency)
        .data("name", OfficialSummary.name(agencies, agency))
        .data("asOf", asOf == null ? "" : asOf)
        .data(
            "rows",
            periods.stream()
                .map(each -> PeriodRow.of(agency, each, asOf == null ? "" : asOf))
                .toList())
        .data("shown", shown.orElse(null));
  }

  /// Where a period of an agency is explained.
  static String address(String agency, String period, String asOf) {
    String address =
        "/official?agency="
            + URLEncoder.encode(agency, StandardCharsets.UTF_8)
            + "&period="
            + period;
    return asOf.isEmpty()
        ? address
        : address + "&asOf=" + URLEncoder.encode(asOf, StandardCharsets.UTF_8);
  }

  /// The caller's own agency, else the top of the tree, else any, of those with results.
  private String first(List<Agency> agencies, SortedMap<String, List<PublishedPeriod>> all) {
    return caller.get().agencies().stream()
        .filter(all::containsKey)
        .findFirst()
        .or(() ->
            agencies.stream()
                .filter(each -> each.parent() == null)
                .map(Agency::code)
                .filter(all::containsKey)
                .findFirst())
        .orElseGet(() -> all.isEmpty() ? "" : all.firstKey());
  }
}
