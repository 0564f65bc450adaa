package vn.dunghen.sync.national;

import java.util.List;
import vn.dunghen.sync.national.model.HoSo;
import vn.dunghen.sync.national.model.LookedUp;
import vn.dunghen.sync.national.model.TienDo;
import vn.dunghen.sync.national.model.Verdict;

/// The national portal, whichever way leads there. Calls block; each is bounded in time. Whatever
/// goes wrong is a value.
public interface NationalPortal {

  /// Whether the portal is to add a dossier or to replace what it has of it.
  enum Mode {
    INSERT,
    UPDATE;

    /// `isUpdating`, a text.
    String isUpdating() {
      return this == UPDATE ? "True" : "False";
    }
  }

  /// Pushes one whole snapshot.
  ///
  /// @param madonvi the agency's code with the portal
  Verdict push(String madonvi, HoSo hoSo, Mode mode);

  /// Adds steps of one dossier.
  ///
  /// @param items at most [TienDo#MOST_AT_ONCE], in order of time
  Verdict progress(String madonvi, List<TienDo> items);

  /// Asks what the portal has of a dossier.
  LookedUp lookUp(String madonvi, String dossier);
}
