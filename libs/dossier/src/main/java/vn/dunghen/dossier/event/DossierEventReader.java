package vn.dunghen.dossier.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.DossierEvent.PaidThrough;
import vn.dunghen.dossier.event.DossierEvent.Result;

/// Reads the `data` of a dossier event. The JSON Schemas beside this module's classes say the same;
/// a test holds the two together.
final class DossierEventReader {

  private static final String PREFIX = "vn.dunghen.dossier.";
  private static final String VERSION = ".v1";
  private static final List<Channel> CHANNELS = List.of(Channel.values());

  private DossierEventReader() {}

  static boolean reads(String type) {
    return type.startsWith(PREFIX);
  }

  static DossierEvent read(String type, Fields data, String source) {
    if (!type.endsWith(VERSION)) {
      return new DossierEvent.Unknown(type);
    }
    return switch (type.substring(PREFIX.length(), type.length() - VERSION.length())) {
      case "submitted" ->
          new DossierEvent.Submitted(
              data.code("procedure"), data.code("unit"), checkedPersonal(data, channel(data)));
      case "received" -> received(data);
      case "refused" -> new DossierEvent.Refused(data.text("reason"));
      case "withdrawn" -> new DossierEvent.Withdrawn(data.text("reason"));
      case "stopped" -> new DossierEvent.Stopped(data.text("reason"));
      case "suspended" -> new DossierEvent.Suspended(data.text("reason"));
      case "resumed" -> new DossierEvent.Resumed();
      case "reopened" -> new DossierEvent.Reopened(data.text("reason"));
      case "supplement-requested" ->
          new DossierEvent.SupplementRequested(data.texts("papers"), data.text("reason"));
      case "supplement-supplied" -> new DossierEvent.SupplementSupplied();
      case "payment-requested" -> new DossierEvent.PaymentRequested(data.optionalAmount("amount"));
      case "payment-made" ->
          new DossierEvent.PaymentMade(
              data.optionalAmount("amount"),
              data.optionalOneOf("through", List.of(PaidThrough.values()), PaidThrough::wire));
      case "promised" -> new DossierEvent.Promised(data.instant("promise"), data.text("reason"));
      case "completed" -> new DossierEvent.Completed(result(data));
      case "returned" ->
          new DossierEvent.Returned(data.optionalOneOf("through", CHANNELS, Channel::wire));
      case "transferred" ->
          new DossierEvent.Transferred(data.code("responsible"), data.text("reason"));
      case "digitised" -> requireNonNull(digitised(data));
      case "population-data-used" -> new DossierEvent.PopulationDataUsed();
      case "rated" -> new DossierEvent.Rated(data.requiredFlag("liked"));
      case "progressed" ->
          new DossierEvent.Progressed(
              data.integer("status", 1, 10), data.text("by"), data.text("step"));
      case "reported" -> reported(data);
      case "voided" -> new DossierEvent.Voided(data.target(source), data.text("reason"));
      case "corrected" -> corrected(data, source);
      case "linked" -> new DossierEvent.Linked(data.code("other"));
      default -> new DossierEvent.Unknown(type);
    };
  }

  private static DossierEvent received(Fields data) {
    String unit = data.code("unit");
    String responsible = data.optionalCode("responsible");
    return new DossierEvent.Received(
        data.code("procedure"),
        unit,
        responsible == null ? unit : responsible,
        checkedPersonal(data, channel(data)),
        data.optionalInstant("promise"),
        data.optionalTerm("term"));
  }

  private static DossierEvent reported(Fields data) {
    return new DossierEvent.Reported(
        data.optionalInteger("status", 1, 10),
        data.optionalCode("procedure"),
        data.optionalCode("unit"),
        data.optionalCode("responsible"),
        data.optionalOneOf("channel", CHANNELS, Channel::wire),
        data.optionalInstant("promise"),
        data.optionalTerm("term"),
        checkedPersonal(data, result(data)),
        new DossierEvent.Dated(
            data.optionalInstant("submittedAt"),
            data.optionalInstant("receivedAt"),
            data.optionalInstant("refusedAt"),
            data.optionalInstant("endedAt"),
            data.optionalInstant("returnedAt")),
        new DossierEvent.Stated(
            digitised(data.optionalObject("digitised")),
            data.optionalOneOf("paidThrough", List.of(PaidThrough.values()), PaidThrough::wire),
            data.flag("populationData")));
  }

  private static DossierEvent.@Nullable Digitised digitised(@Nullable Fields data) {
    return data == null
        ? null
        : new DossierEvent.Digitised(
            data.flag("components"),
            data.flag("result"),
            data.flag("reused"),
            data.flag("fromStore"));
  }

  private static DossierEvent corrected(Fields data, String source) {
    EventId target = data.target(source);
    Fields replacement = data.object("replacement");
    String type = replacement.code("type");
    Instant time = replacement.optionalInstant("time");
    Fields inner = replacement.optionalObject("data");
    if (inner == null) {
      inner = replacement.empty("data");
    }
    DossierEvent event =
        read(type.startsWith(PREFIX) ? type : PREFIX + type + VERSION, inner, source);
    switch (event) {
      case DossierEvent.Voided _, DossierEvent.Corrected _ ->
          replacement.flaw("type", "must not be a voiding or a correction");
      case DossierEvent.Unknown _ -> {
        if (!type.isEmpty()) {
          replacement.flaw("type", "must be a known type of dossier event");
        }
      }
      default -> {}
    }
    return new DossierEvent.Corrected(target, data.text("reason"), time, event);
  }

  private static Channel channel(Fields data) {
    return data.oneOf("channel", CHANNELS, Channel::wire);
  }

  private static @Nullable Result result(Fields data) {
    Fields result = data.optionalObject("result");
    return result == null
        ? null
        : new Result(result.text("code"), result.flag("electronic"), result.text("url"));
  }

  /// `personal` is an object of texts, or what sealing made of it.
  private static <T extends @Nullable Object> T checkedPersonal(Fields data, T read) {
    Fields personal = data.optionalObject("personal");
    if (personal != null) {
      personal.textsOnly();
    }
    data.optionalText("applicantKind");
    return read;
  }
}
