package vn.dunghen.sync.national.model;

import java.util.List;

/// What there is to tell the portal of a dossier.
public sealed interface Told {

  /// Everything that is needed is there.
  ///
  /// @param hoSo without the applicant
  /// @param progress in order of time, each natural key once
  record Ready(HoSo hoSo, List<TienDo> progress) implements Told {
    public Ready {
      progress = List.copyOf(progress);
    }
  }

  /// Something has no word of the portal's yet (chưa ánh xạ).
  ///
  /// @param field the portal's field
  /// @param reason one sentence, without personal data
  record Unmapped(String field, String reason) implements Told {}
}
