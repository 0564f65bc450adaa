package vn.dunghen.chassis.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One record as it stands in the log.
///
/// @param timestamp the producer's time, of no authority over any figure
/// @param valueBytes null in a record that says its key is gone (a tombstone of a compacted topic)
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; compared by nobody
public record ConsumedRecord(
    String topic,
    int partition,
    long offset,
    Instant timestamp,
    byte @Nullable [] keyBytes,
    byte @Nullable [] valueBytes,
    List<RecordHeader> headers) {
  private static final byte[] NOTHING = {};

  public ConsumedRecord {
    headers = List.copyOf(headers);
  }

  /// The key as UTF-8 text; empty for a record without a key.
  public Optional<String> key() {
    return keyBytes == null ? Optional.empty() : Optional.of(new String(keyBytes, UTF_8));
  }

  /// The value's bytes; none for a record without a value.
  public byte[] value() {
    return valueBytes == null ? NOTHING : valueBytes;
  }

  /// The last header of this name as UTF-8 text.
  public Optional<String> header(String name) {
    return headers.reversed().stream()
        .filter(header -> header.name().equals(name))
        .findFirst()
        .map(header -> new String(header.value(), UTF_8));
  }

  /// Where the record stands, and nothing of what it says.
  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }

  /// A header's name and bytes.
  @SuppressWarnings("ArrayRecordComponent") // bytes as they came; compared by nobody
  public record RecordHeader(String name, byte[] value) {}
}
