package vn.dunghen.intake.officialresults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.report.AgencyReports;
import vn.dunghen.intake.register.Transactions;

/// What is in the register of the official results of an agency, without what was taken back.
@Singleton
final class EarlierLetters {

  private static final String REPORTS =
      """
      select event, accepted from register
      where  topic = 'report-events' and subject = ?
      order  by arrival
      """;

  private final Transactions transactions;
  private final JsonMapper json = JsonMapper.builder().build();

  EarlierLetters(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Every snapshot, in the order in which the data were taken.
  List<NationalStanding> of(String agency) {
    return transactions.run(connection -> {
      var events = new ArrayList<Recorded<Envelope.Body>>();
      try (var statement = connection.prepareStatement(REPORTS)) {
        statement.setString(1, agency);
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            Instant accepted = rows.getObject(2, OffsetDateTime.class).toInstant();
            if (read(rows.getString(1)) instanceof Read.Sound<Envelope>(Envelope event)) {
              events.add(
                  new Recorded<>(
                      event.id(), event.sequence(), event.occurred(), accepted, event.body()));
            }
          }
        }
      }
      return AgencyReports.of(events, Instant.MAX).standings().stream()
          .map(Recorded::event)
          .toList();
    });
  }

  private Read<Envelope> read(String text) {
    try {
      return Envelope.read(json.readValue(text, Map.class));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("The register holds an event that is no JSON.", broken);
    }
  }
}
