package vn.dunghen.faultlab.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every event that intake acknowledged, in a file outside the suite, one JSON object a line. An
/// event counts once its line is on disk. Thread-safe.
public final class History implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel file;
  private final List<Acknowledged> acknowledged = new ArrayList<>();
  private final Set<Acknowledged.Key> known = new HashSet<>();

  private History(FileChannel file) {
    this.file = file;
  }

  /// Begins a history in a new file.
  public static History begin(Path file) throws IOException {
    return new History(
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND));
  }

  /// Notes events that were acknowledged now. One that was noted before stays as it is.
  public synchronized void add(List<JsonNode> events, Instant at) {
    try {
      var lines = new ByteArrayOutputStream();
      var fresh = new ArrayList<Acknowledged>();
      for (var event : events) {
        var each = new Acknowledged(at, event);
        if (!known.contains(each.key())) {
          fresh.add(each);
          lines.write(JSON.writeValueAsBytes(Map.of("at", at.toString(), "event", event)));
          lines.write('\n');
        }
      }
      var bytes = ByteBuffer.wrap(lines.toByteArray());
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
      for (var each : fresh) {
        if (known.add(each.key())) {
          acknowledged.add(each);
        }
      }
      notifyAll();
    } catch (IOException e) {
      throw new UncheckedIOException("The history cannot be written.", e);
    }
  }

  public synchronized int size() {
    return acknowledged.size();
  }

  public synchronized List<Acknowledged> all() {
    return List.copyOf(acknowledged);
  }

  /// Those after the first so many.
  public synchronized List<Acknowledged> since(int size) {
    return List.copyOf(acknowledged.subList(size, acknowledged.size()));
  }

  /// Waits until so many events are acknowledged.
  ///
  /// @return whether they were in time
  public synchronized boolean await(int size, Duration patience) throws InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    while (acknowledged.size() < size) {
      var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /// Reads what a file says.
  public static List<Acknowledged> read(Path file) throws IOException {
    var all = new ArrayList<Acknowledged>();
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      for (var line : (Iterable<String>) lines::iterator) {
        var node = JSON.readTree(line);
        all.add(new Acknowledged(Instant.parse(node.path("at").asText()), node.path("event")));
      }
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
