package vn.dunghen.scoring.official;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.official.model.PublishedPeriod;

/// An agency's place among those of the whole country. Nobody but the portal knows it, so it is
/// only ever official.
@ApplicationScoped
public class OfficialRanks {

  private final OfficialResults results;

  OfficialRanks(OfficialResults results) {
    this.results = results;
  }

  /// The official results of the agency with a rank, by period; of several for one period the one
  /// whose data were taken last.
  ///
  /// @param tx a snapshot
  public Map<Period, NationalStanding> of(Connection tx, String agency) throws SQLException {
    var ranks = new HashMap<Period, NationalStanding>();
    for (PublishedPeriod each :
        results.of(tx, List.of(agency), Instant.MAX).getOrDefault(agency, List.of())) {
      if (each.latest().rank() != null) {
        ranks.put(each.period(), each.latest());
      }
    }
    return ranks;
  }
}
