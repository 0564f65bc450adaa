package vn.dunghen.scoring.official;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.scoring.official.model.PublishedPeriod;

/// The official result of the caller's own agency, or of the city, for the first page.
@ApplicationScoped
public class OfficialSummary {

  private static final int SHOWN_WINS = 3;

  private final OfficialResults results;
  private final CurrentCaller caller;

  OfficialSummary(OfficialResults results, CurrentCaller caller) {
    this.results = results;
    this.caller = caller;
  }

  /// @param href where all its periods are
  /// @param shown the result whose data were taken last
  public record Summary(String name, String href, Explained shown) {}

  /// Empty where nothing official is known of either.
  ///
  /// @param visible the agencies that the caller may see, as they last were
  public Optional<Summary> read(Connection tx, List<Agency> visible) throws SQLException {
    var wanted = new LinkedHashSet<String>(caller.get().agencies());
    visible.stream()
        .filter(agency -> agency.parent() == null)
        .map(Agency::code)
        .forEach(wanted::add);
    wanted.retainAll(visible.stream().map(Agency::code).toList());
    SequencedMap<String, List<PublishedPeriod>> known = results.of(tx, wanted, Instant.MAX);
    return wanted.stream()
        .filter(known::containsKey)
        .findFirst()
        .flatMap(code ->
            OfficialResults.chosen(known.getOrDefault(code, List.of()), Optional.empty())
                .map(period ->
                    new Summary(
                        name(visible, code),
                        OfficialPages.address(code, period.period().wire(), ""),
                        Explained.of(period, results.card(period), SHOWN_WINS))));
  }

  static String name(Collection<Agency> agencies, String code) {
    return agencies.stream()
        .filter(agency -> agency.code().equals(code))
        .map(Agency::name)
        .findFirst()
        .orElse(code);
  }
}
