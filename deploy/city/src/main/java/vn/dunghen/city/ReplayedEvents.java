package vn.dunghen.city;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vn.dunghen.city.PlannedDossier.Channel;

/// The events of a replay in the order in which they were recorded. Each is made when the stream
/// reaches it, so a replay of any size needs little memory; the stream can be had again.
///
/// `sequence` counts each source's events from 1 without gaps, twelve digits wide.
public final class ReplayedEvents {
  private static final DateTimeFormatter CODE_DAY =
      DateTimeFormatter.ofPattern("yyMMdd").withZone(Envelope.ZONE);

  private final List<PlannedDossier> dossiers;
  private final ReplayUnit head;
  private final List<Place> order;

  private record Place(PlannedDossier dossier, int ordinal) {
    Step step() {
      return dossier.steps.get(ordinal);
    }
  }

  ReplayedEvents(List<PlannedDossier> dossiers, ReplayUnit head) {
    this.dossiers = List.copyOf(dossiers);
    this.head = head;
    giveCodes(this.dossiers);
    var places = new ArrayList<Place>();
    for (var dossier : this.dossiers) {
      for (int i = 0; i < dossier.steps.size(); i++) {
        places.add(new Place(dossier, i));
      }
    }
    places.sort(
        Comparator.comparingLong((Place place) -> place.step().recorded())
            .thenComparing(place -> place.dossier().code)
            .thenComparingInt(Place::ordinal));
    this.order = List.copyOf(places);
  }

  /// How many dossiers there are.
  public int dossiers() {
    return dossiers.size();
  }

  /// How many events there are.
  public int size() {
    return order.size();
  }

  /// The events as CloudEvents in structured form, in the order in which they were recorded.
  public Stream<Map<String, Object>> stream() {
    var sequences = new HashMap<String, Integer>();
    return order.stream()
        .sequential()
        .map(place -> {
          int sequence = sequences.merge(place.dossier().unit.source(), 1, Integer::sum);
          return event(place, sequence);
        });
  }

  /// A code is the unit's identifier, the day, and a number that counts within both.
  private static void giveCodes(List<PlannedDossier> dossiers) {
    var numbers = new HashMap<String, Integer>();
    dossiers.stream()
        .sorted(Comparator.comparingLong(dossier -> dossier.steps.getFirst().occurred()))
        .forEach(dossier -> {
          var first = Instant.ofEpochSecond(dossier.steps.getFirst().occurred());
          var prefix = dossier.unit.identifier() + "-" + CODE_DAY.format(first);
          dossier.code = "%s-%04d".formatted(prefix, numbers.merge(prefix, 1, Integer::sum));
        });
  }

  private Map<String, Object> event(Place place, int sequence) {
    var dossier = place.dossier();
    var step = place.step();
    var event =
        Envelope.event(
            "vn.dunghen.dossier." + name(step.kind()) + ".v1",
            dossier.unit.source(),
            "%s.%02d".formatted(dossier.code, place.ordinal() + 1),
            dossier.code,
            Instant.ofEpochSecond(step.occurred()),
            Instant.ofEpochSecond(step.recorded()),
            data(dossier, step));
    event.put("sequence", "%012d".formatted(sequence));
    return event;
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

  private Map<String, Object> data(PlannedDossier dossier, Step step) {
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
