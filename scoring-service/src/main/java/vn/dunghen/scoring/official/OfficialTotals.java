package vn.dunghen.scoring.official;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.time.Period;

/// What was published of agencies for one period, for whoever shows it beside figures of ours.
@ApplicationScoped
public class OfficialTotals {

  private final OfficialResults results;

  OfficialTotals(OfficialResults results) {
    this.results = results;
  }

  /// The snapshot of the period whose data were taken last, by agency; nothing of those of which
  /// none was published.
  ///
  /// @param tx a snapshot
  /// @param known what was known at this instant
  public Map<String, NationalStanding> of(
      Connection tx, Collection<String> agencies, Period period, Instant known)
      throws SQLException {
    var found = new TreeMap<String, NationalStanding>();
    results
        .of(tx, agencies, known)
        .forEach((agency, periods) ->
            periods.stream()
                .filter(each -> each.period().equals(period))
                .findFirst()
                .ifPresent(each -> found.put(agency, each.latest())));
    return found;
  }
}
