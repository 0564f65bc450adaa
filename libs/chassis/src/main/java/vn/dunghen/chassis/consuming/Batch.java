package vn.dunghen.chassis.consuming;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The records of one transaction: by topic, partition and offset, watermarks taken out.
///
/// A handler reads [#records()] and declares with [#setAside] which of them it cannot handle; those
/// are stored with their reason in the same transaction and block nothing.
public final class Batch {
  private final List<ConsumedRecord> records;
  private final List<Refused> refused = new ArrayList<>();
  private final Set<ConsumedRecord> unrefused = Collections.newSetFromMap(new IdentityHashMap<>());

  Batch(List<ConsumedRecord> records) {
    this.records = List.copyOf(records);
    unrefused.addAll(records);
  }

  /// In ascending order of topic, partition and offset; never empty when a handler sees it.
  public List<ConsumedRecord> records() {
    return records;
  }

  /// Declares that a record of this batch cannot be handled.
  ///
  /// @param reason one sentence for people; no personal data
  public void setAside(ConsumedRecord record, String reason) {
    if (!unrefused.remove(record)) {
      throw new IllegalArgumentException(
          "Record " + record + " is not of this batch, or was set aside already.");
    }
    refused.add(new Refused(record, reason));
  }

  List<Refused> refused() {
    return refused;
  }

  record Refused(ConsumedRecord record, String reason) {
    private static final int LONGEST = 500;

    Refused {
      reason = reason.isBlank() ? "No reason given." : reason.replace('\0', ' ');
      reason = reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason;
    }
  }
}
