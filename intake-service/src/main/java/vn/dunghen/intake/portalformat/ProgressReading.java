package vn.dunghen.intake.portalformat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Read;

/// Reads a step as it is pushed to the portal (`TienDo`) into the data of a `progressed` event.
final class ProgressReading {

  private static final int LONGEST_OFFICER = 50;
  private static final Duration TOLERATED_FUTURE = Duration.ofMinutes(5);

  private ProgressReading() {}

  /// A step as it was pushed.
  record Step(
      String dossier, Instant at, String status, String by, Map<String, @Nullable Object> data) {}

  static Read<Step> read(Map<?, ?> tienDo, Instant now) {
    var items = new Items(tienDo);
    String dossier = items.required("MaHoSo");
    items.required("ThoiDiemXuLy");
    Instant at = items.past("ThoiDiemXuLy", now.plus(TOLERATED_FUTURE));
    int status = items.status("TrangThai");
    String by = items.required("NguoiXuLy");
    items.atMost("NguoiXuLy", LONGEST_OFFICER);
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("status", status);
    data.put("by", by);
    String what = items.text("NoiDungXuLy");
    if (what != null) {
      data.put("step", what);
    }
    return at != null && items.flaws().isEmpty()
        ? new Read.Sound<>(new Step(dossier, at, Integer.toString(status), by, data))
        : new Read.Flawed<>(items.flaws());
  }
}
