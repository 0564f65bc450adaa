package vn.dunghen.city;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.dunghen.city.PlannedDossier.Channel;

/// Turns a step of a planned dossier into the CloudEvent that tells of it.
final class Rendering {
  private Rendering() {}

  /// @param head the agency to which a transfer goes
  /// @param imported whether the event declares when it was recorded
  static Map<String, Object> event(
      PlannedDossier dossier, int ordinal, ReplayUnit head, boolean imported) {
    var step = dossier.steps.get(ordinal);
    return Envelope.event(
        "vn.dunghen.dossier." + name(step.kind()) + ".v1",
        dossier.unit.source(),
        "%s.%02d".formatted(dossier.code, ordinal + 1),
        dossier.code,
        Instant.ofEpochSecond(step.occurred()),
        imported ? Instant.ofEpochSecond(step.recorded()) : null,
        data(dossier, step, head));
  }

  private static String name(Step.Kind kind) {
    return switch (kind) {
      case PROMISED_AFTER_SUPPLEMENT, PROMISED_WITH_APOLOGY, PROMISED_AS_CORRECTION -> "promised";
      case SUBMITTED,
          RECEIVED,
          DIGITISED,
          PAYMENT_REQUESTED,
          PAYMENT_MADE,
          PROGRESSED,
          SUPPLEMENT_REQUESTED,
          SUPPLEMENT_SUPPLIED,
          TRANSFERRED,
          REFUSED,
          WITHDRAWN,
          STOPPED,
          REOPENED,
          COMPLETED,
          RETURNED,
          RATED ->
          kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  private static Map<String, Object> data(PlannedDossier dossier, Step step, ReplayUnit head) {
    boolean online = dossier.channel == Channel.ONLINE;
    boolean flag = step.detail() == 1;
    return switch (step.kind()) {
      case SUBMITTED -> submitted(dossier);
      case RECEIVED -> received(dossier, step);
      case DIGITISED ->
          Map.of("components", true, "result", flag, "reused", flag, "fromStore", false);
      case PAYMENT_REQUESTED -> Map.of("amount", dossier.procedure.fee());
      case PAYMENT_MADE ->
          Map.of("amount", dossier.procedure.fee(), "through", online ? "portal" : "counter");
      case PROGRESSED ->
          Map.of("status", step.detail(), "by", dossier.responsible.code(), "step", "Thẩm định");
      case SUPPLEMENT_REQUESTED ->
          Map.of(
              "papers",
              List.of(dossier.procedure.papers().getLast()),
              "reason",
              "Thành phần hồ sơ chưa đầy đủ");
      case SUPPLEMENT_SUPPLIED -> Map.of();
      case PROMISED_AFTER_SUPPLEMENT -> promised(step, "supplement");
      case PROMISED_WITH_APOLOGY -> promised(step, "apology");
      case PROMISED_AS_CORRECTION -> promised(step, "correction");
      case TRANSFERRED -> Map.of("responsible", head.code(), "reason", "Thuộc thẩm quyền cấp trên");
      case REFUSED -> Map.of("reason", "Không thuộc phạm vi giải quyết");
      case WITHDRAWN -> Map.of("reason", "Công dân đề nghị rút hồ sơ");
      case STOPPED -> Map.of("reason", "Không đủ điều kiện giải quyết");
      case REOPENED -> Map.of("reason", "Kết quả có sai sót");
      case COMPLETED -> flag ? Map.of("result", result(dossier)) : Map.of();
      case RETURNED -> Map.of("through", online ? "online" : channel(dossier));
      case RATED -> Map.of("liked", flag);
    };
  }

  private static Map<String, Object> submitted(PlannedDossier dossier) {
    var data = new LinkedHashMap<String, Object>();
    data.put("procedure", dossier.procedure.code());
    data.put("unit", dossier.unit.code());
    data.put("channel", channel(dossier));
    data.put("applicantKind", "citizen");
    data.put("personal", SeededNames.personal(dossier.citizen));
    return data;
  }

  private static Map<String, Object> received(PlannedDossier dossier, Step step) {
    var data = new LinkedHashMap<String, Object>();
    data.put("applicantKind", "citizen");
    data.put("procedure", dossier.procedure.code());
    data.put("unit", dossier.unit.code());
    data.put("responsible", dossier.responsible.code());
    data.put("channel", channel(dossier));
    data.put("promise", Envelope.text(Instant.ofEpochSecond(step.detail())));
    if (dossier.channel != Channel.ONLINE) {
      data.put("personal", SeededNames.personal(dossier.citizen));
    }
    return data;
  }

  private static Map<String, Object> promised(Step step, String reason) {
    return Map.of("promise", Envelope.text(Instant.ofEpochSecond(step.detail())), "reason", reason);
  }

  private static Map<String, Object> result(PlannedDossier dossier) {
    return Map.of(
        "code",
        "KQ-" + dossier.code,
        "electronic",
        true,
        "url",
        "https://ketqua.thunghiem.invalid/" + dossier.code);
  }

  private static String channel(PlannedDossier dossier) {
    return dossier.channel.name().toLowerCase(Locale.ROOT);
  }
}
