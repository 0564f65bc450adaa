package vn.dunghen.sync.national.model;

import java.util.Map;

/// What a look-up told: yes, no, or nothing.
public sealed interface LookedUp {

  /// The portal has it.
  ///
  /// @param fields what it showed of it; perhaps nothing but the code
  record Found(Map<String, String> fields) implements LookedUp {
    public Found {
      fields = Map.copyOf(fields);
    }
  }

  record Absent() implements LookedUp {}

  /// A failed look-up is never taken for "not there".
  record Unknown(Verdict why) implements LookedUp {}
}
