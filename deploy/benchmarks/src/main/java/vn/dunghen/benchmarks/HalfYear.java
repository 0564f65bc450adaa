package vn.dunghen.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import vn.dunghen.city.SeededCity;
import vn.dunghen.city.Statement;
import vn.dunghen.city.StatementReplay;

/// The half-year of Thanh Xuân as batches ready to be posted, each round under ids and dossier
/// codes of its own.
final class HalfYear {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 1_000;

  private HalfYear() {}

  /// @param round tells the rounds' events and dossiers apart
  /// @return bodies of at most 1,000 events
  static List<byte[]> batches(int round) throws JsonProcessingException {
    var statement = Statement.thanhXuan();
    var units = new SeededCity().units(SeededCity.THANH_XUAN, statement.to());
    Iterator<Map<String, Object>> events =
        new StatementReplay(round, units).of(statement).stream().iterator();
    var batches = new ArrayList<byte[]>();
    var batch = new ArrayList<Map<String, Object>>(BATCH);
    while (events.hasNext()) {
      Map<String, Object> event = events.next();
      event.compute("id", (_, id) -> "r" + round + "-" + id);
      event.compute("subject", (_, code) -> code + "-R" + round);
      batch.add(event);
      if (batch.size() == BATCH || !events.hasNext()) {
        batches.add(JSON.writeValueAsBytes(batch));
        batch.clear();
      }
    }
    return batches;
  }
}
