package vn.dunghen.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.portal.PortalSettings.Defects;
import vn.dunghen.portal.PortalSettings.Dossiers;
import vn.dunghen.portal.PortalSettings.Progress;

/// What an item must look like to be taken, whatever the portal holds.
final class DossierRules {
  private static final List<String> DOSSIER_MOMENTS =
      List.of(
          "NgayNopHoSo", "NgayTiepNhan", "NgayHenTra", "NgayTra", "NgayKetThucXuLy", "NgayTuChoi");
  private static final List<String> PROGRESS_MOMENTS =
      List.of("ThoiDiemXuLy", "NgayBatDau", "NgayKetThucTheoQuyDinh");

  /// One rule; null where the item keeps it.
  @FunctionalInterface
  private interface Rule {
    @Nullable Refusal examine(String code, JsonNode item);
  }

  private final Dossiers settings;
  private final List<Rule> dossierRules;
  private final List<Rule> progressRules;

  DossierRules(Dossiers dossier, Progress progress) {
    this.settings = dossier;
    this.dossierRules =
        List.of(
            required(dossier.required()),
            state("TrangThaiHoSo"),
            this::received,
            moments(DOSSIER_MOMENTS),
            lengths(dossier.longest()));
    this.progressRules =
        List.of(
            required(progress.required()),
            state("TrangThai"),
            moments(PROGRESS_MOMENTS),
            lengths(progress.longest()));
  }

  @Nullable Refusal examineDossier(JsonNode item, Instant now) {
    var refusal = examine(item, dossierRules);
    if (refusal != null || settings.defects() == Defects.ACCEPT) {
      return refusal;
    }
    for (var defect : defects(item, now)) {
      return Refusal.invalid(
          PortalJson.text(item, "MaHoSo"), defect.field(), "mâu thuẫn với các ngày khác");
    }
    return null;
  }

  @Nullable Refusal examineProgress(JsonNode item) {
    return examine(item, progressRules);
  }

  private static @Nullable Refusal examine(JsonNode item, List<Rule> rules) {
    if (!item.isObject()) {
      return Refusal.invalid("", "data", "không đúng định dạng");
    }
    var code = PortalJson.text(item, "MaHoSo");
    for (var rule : rules) {
      var refusal = rule.examine(code, item);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private static Rule required(List<String> fields) {
    return (code, item) -> {
      for (var field : fields) {
        if (PortalJson.text(item, field).isEmpty()) {
          return Refusal.invalid(code, field, "bắt buộc phải có");
        }
      }
      return null;
    };
  }

  private static Rule state(String field) {
    return (code, item) ->
        stateOf(PortalJson.text(item, field)) == 0
            ? Refusal.invalid(code, field, "phải từ 1 đến 10")
            : null;
  }

  private @Nullable Refusal received(String code, JsonNode item) {
    return stateOf(PortalJson.text(item, "TrangThaiHoSo")) >= settings.receivedFromState()
            && PortalJson.text(item, "NgayTiepNhan").isEmpty()
        ? Refusal.invalid(code, "NgayTiepNhan", "bắt buộc phải có")
        : null;
  }

  private static Rule moments(List<String> fields) {
    return (code, item) -> {
      for (var field : fields) {
        var text = PortalJson.text(item, field);
        if (!text.isEmpty() && !PortalTime.isMoment(text)) {
          return Refusal.invalid(code, field, "phải là ngày giờ dạng yyyyMMddHHmmss");
        }
      }
      return null;
    };
  }

  private static Rule lengths(Map<String, Integer> longest) {
    return (code, item) -> {
      for (var limit : longest.entrySet()) {
        var dot = limit.getKey().indexOf('.');
        var field = limit.getKey().substring(dot + 1);
        var holders = dot < 0 ? List.of(item) : item.path(limit.getKey().substring(0, dot));
        for (var holder : holders) {
          if (PortalJson.text(holder, field).length() > limit.getValue()) {
            return Refusal.invalid(code, limit.getKey(), "dài quá " + limit.getValue() + " ký tự");
          }
        }
      }
      return null;
    };
  }

  /// 1 to 10, or 0 for anything else.
  private static int stateOf(String text) {
    if (!text.matches("[0-9]{1,2}")) {
      return 0;
    }
    var state = Integer.parseInt(text);
    return state <= 10 ? state : 0;
  }

  /// Contradictions between the dates of an item that is otherwise in order.
  static Set<Defect> defects(JsonNode item, Instant now) {
    var found = EnumSet.noneOf(Defect.class);
    var received = PortalTime.number(PortalJson.text(item, "NgayTiepNhan"));
    var promised = PortalTime.number(PortalJson.text(item, "NgayHenTra"));
    var ended = PortalTime.number(PortalJson.text(item, "NgayKetThucXuLy"));
    if (promised != 0 && promised < received) {
      found.add(Defect.PROMISE_BEFORE_RECEPTION);
    }
    if (ended != 0 && ended < received) {
      found.add(Defect.END_BEFORE_RECEPTION);
    }
    if (ended > PortalTime.number(now)) {
      found.add(Defect.END_IN_FUTURE);
    }
    if (ended == 0 && stateOf(PortalJson.text(item, "TrangThaiHoSo")) >= 9) {
      found.add(Defect.END_MISSING);
    }
    return found;
  }
}
