package vn.dunghen.sync.view;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.dunghen.sync.national.model.PortalDate;
import vn.dunghen.sync.national.model.Verdict;

/// What the portal shows of a dossier, as far as it was seen.
///
/// @param present whether the portal has it at all
/// @param status the national status; 0 where only its presence was shown
public record View(
    String dossier,
    boolean present,
    By by,
    Instant seenAt,
    String procedure,
    int status,
    @Nullable Instant received,
    @Nullable Instant promised,
    @Nullable Instant ended) {

  /// How it was seen.
  public enum By {
    ACKNOWLEDGED("acknowledged"),
    LOOK_UP("look-up"),
    LIST("list");

    private final String wire;

    By(String wire) {
      this.wire = wire;
    }

    /// The spelling in events.
    public String wire() {
      return wire;
    }
  }

  /// What fields in the portal's words show.
  ///
  /// @param field the text of a field; empty for one that was not shown
  public static View of(String dossier, By by, Instant seenAt, UnaryOperator<String> field) {
    OptionalInt status = Verdict.number(field.apply("TrangThaiHoSo"));
    boolean known = status.isPresent() && status.getAsInt() >= 1 && status.getAsInt() <= 10;
    return new View(
        dossier,
        true,
        by,
        seenAt,
        field.apply("MaTTHC"),
        known ? status.getAsInt() : 0,
        PortalDate.read(field.apply("NgayTiepNhan")).orElse(null),
        PortalDate.read(field.apply("NgayHenTra")).orElse(null),
        PortalDate.read(field.apply("NgayKetThucXuLy")).orElse(null));
  }

  /// The portal has nothing of it.
  public static View absent(String dossier, By by, Instant seenAt) {
    return new View(dossier, false, by, seenAt, "", 0, null, null, null);
  }
}
