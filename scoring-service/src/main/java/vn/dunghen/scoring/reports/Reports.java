package vn.dunghen.scoring.reports;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.dunghen.dossier.report.AgencyReports;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.inputs.Inputs;

/// What is reported about agencies.
@ApplicationScoped
public class Reports {

  private final Inputs inputs;

  Reports(Inputs inputs) {
    this.inputs = inputs;
  }

  /// The reports of each of the agencies that has any, by the agency's code.
  ///
  /// @param tx a snapshot
  /// @param periods empty for any; inspections are for no period and come in any case
  /// @param known what was known at this instant
  public SortedMap<String, AgencyReports> of(
      Connection tx, Collection<String> agencies, Collection<Period> periods, Instant known)
      throws SQLException {
    var reports = new TreeMap<String, AgencyReports>();
    inputs
        .reports(tx, agencies, periods)
        .forEach((agency, events) -> reports.put(agency, AgencyReports.of(events, known)));
    return reports;
  }
}
