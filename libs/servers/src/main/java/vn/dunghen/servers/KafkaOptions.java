package vn.dunghen.servers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// How a [KafkaBroker] is to run.
///
/// @param directory holds the data, the log `server.log` and the broker's properties; made if
///   absent
/// @param port on 127.0.0.1; 0 takes a free one, kept for the life of the [KafkaBroker]
/// @param settings broker properties that win over ours
/// @param heap the broker's largest heap, as `-Xmx` takes it
public record KafkaOptions(Path directory, int port, Map<String, String> settings, String heap) {
  public KafkaOptions {
    directory = directory.toAbsolutePath().normalize();
    settings = Map.copyOf(settings);
  }

  public static KafkaOptions in(Path directory) {
    return new KafkaOptions(directory, 0, Map.of(), "384m");
  }

  public KafkaOptions withPort(int port) {
    return new KafkaOptions(directory, port, settings, heap);
  }

  public KafkaOptions withSetting(String name, String value) {
    var more = new HashMap<>(settings);
    more.put(name, value);
    return new KafkaOptions(directory, port, more, heap);
  }

  public KafkaOptions withHeap(String heap) {
    return new KafkaOptions(directory, port, settings, heap);
  }
}
