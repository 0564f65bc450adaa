package vn.dunghen.scoring.index;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.scoring.official.OfficialTotals;

/// Reads what was published of agencies, for pages that show it in the place of our own figures.
@ApplicationScoped
class ReadingOfficial {

  private final OfficialTotals results;
  private final Template page;

  ReadingOfficial(OfficialTotals results, @Location("index/official") Template page) {
    this.results = results;
    this.page = page;
  }

  /// The newest official result of an agency for the period, by its data hour.
  Optional<NationalStanding> of(Connection tx, CountedPeriod period, String agency)
      throws SQLException {
    return Optional.ofNullable(
        results.of(tx, List.of(agency), period.period(), period.window().known()).get(agency));
  }

  /// @param agency the one whose page it is; empty for the page of all
  OfficialView read(
      Connection tx,
      CountedPeriod period,
      List<Agency> agencies,
      PageAddress address,
      Optional<String> agency)
      throws SQLException {
    return OfficialView.of(
        agencies,
        results.of(
            tx,
            agencies.stream().map(Agency::code).toList(),
            period.period(),
            period.window().known()),
        address,
        agency);
  }

  TemplateInstance page(OfficialView shown) {
    return page.data("title", "Kết quả chính thức, " + shown.periods().name())
        .data("titleEn", "Official results, " + shown.periods().wire())
        .data("view", shown);
  }
}
