package vn.dunghen.intake.portalformat;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.intake.portalformat.DossierReading.Pushed;
import vn.dunghen.intake.portalformat.LatestSnapshots.Latest;
import vn.dunghen.intake.portalformat.ProgressReading.Step;
import vn.dunghen.intake.receiving.TakingIn;
import vn.dunghen.intake.receiving.Verdict;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.intake.register.Fingerprints;
import vn.dunghen.intake.register.Transactions;

/// Makes events of what is pushed, and answers as the portal would.
///
/// A pushed dossier is a snapshot of the moment of its arrival. It is a duplicate only if it equals
/// the last one of its source: what goes back to an earlier content is new. Inserts and updates are
/// the same to us.
@Singleton
final class Pushing {

  private static final String REPORTED = "vn.dunghen.dossier.reported.v1";
  private static final String PROGRESSED = "vn.dunghen.dossier.progressed.v1";
  private static final int MOST_STEPS = 10;
  private static final int DIGEST_BYTES = 16;

  private final TakingIn takingIn;
  private final KnownReferences references;
  private final Transactions transactions;
  private final Fingerprints fingerprints;
  private final InstantSource clock;

  Pushing(
      TakingIn takingIn,
      KnownReferences references,
      Transactions transactions,
      Fingerprints fingerprints,
      InstantSource clock) {
    this.takingIn = takingIn;
    this.references = references;
    this.transactions = transactions;
    this.fingerprints = fingerprints;
    this.clock = clock;
  }

  /// An event, and what its dossier is called.
  private record Made(String dossier, Map<String, @Nullable Object> event) {}

  /// Takes dossiers in (`DongBoHoSoMC`). A field that is wrong refuses the whole array.
  ///
  /// @param unit `madonvi` or `MaDinhDanhDV`
  Reply dossiers(@Nullable Object array, @Nullable String unit, Caller caller) {
    Sender sender = Sender.of(caller, unit, references.today()).orElse(null);
    if (sender == null) {
      return noSource();
    }
    Instant now = CivilTime.toPrecision(clock.instant());
    var pushed = new ArrayList<Pushed>();
    Reply objection = readEach(array, item -> DossierReading.read(item, sender, now), pushed::add);
    if (objection != null) {
      return objection;
    }
    Reply reply = take(snapshots(pushed, sender, now), sender);
    return reply.code() == Reply.OK ? Reply.of(Reply.OK, "Đồng bộ hồ sơ thành công") : reply;
  }

  /// Takes steps in (`CapNhatTienDoHoSoMC`).
  Reply steps(@Nullable Object array, @Nullable String unit, Caller caller) {
    Sender sender = Sender.of(caller, unit, references.today()).orElse(null);
    if (sender == null) {
      return noSource();
    }
    if (array instanceof List<?> items && items.size() > MOST_STEPS) {
      return Reply.of(Reply.TOO_MANY, "Mỗi lần gửi tối đa " + MOST_STEPS + " tiến độ");
    }
    var steps = new ArrayList<Step>();
    Instant now = CivilTime.toPrecision(clock.instant());
    Reply objection = readEach(array, item -> ProgressReading.read(item, now), steps::add);
    if (objection != null) {
      return objection;
    }
    Reply reply = take(steps.stream().map(step -> progressed(step, sender)).toList(), sender);
    return reply.code() == Reply.OK
        ? Reply.of(Reply.OK, "Cập nhật tiến độ hồ sơ thành công")
        : reply;
  }

  private interface Reading<T> {
    Read<T> read(Map<?, ?> item);
  }

  private static <T> @Nullable Reply readEach(
      @Nullable Object array, Reading<T> reading, Consumer<T> to) {
    if (!(array instanceof List<?> items) || items.isEmpty()) {
      return Reply.field("data", "phải là danh sách có ít nhất một phần tử");
    }
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Map<?, ?> item)) {
        return Reply.field("data[" + i + "]", "phải là một đối tượng");
      }
      switch (reading.read(item)) {
        case Read.Sound<T>(T value) -> to.accept(value);
        case Read.Flawed<T>(List<Flaw> flaws) -> {
          return Reply.field(
              (items.size() > 1 ? "data[" + i + "]." : "") + flaws.getFirst().pointer(),
              flaws.getFirst().reason());
        }
      }
    }
    return null;
  }

  private List<Made> snapshots(List<Pushed> pushed, Sender sender, Instant now) {
    var dossiers = new TreeSet<String>();
    pushed.forEach(each -> dossiers.add(each.dossier()));
    var latest =
        new HashMap<>(
            transactions.run(
                connection -> LatestSnapshots.of(connection, sender.source(), dossiers)));
    var made = new ArrayList<Made>();
    for (Pushed each : pushed) {
      Latest before = latest.get(each.dossier());
      String digest = digest(each);
      if (before != null && before.digest().equals(digest)) {
        continue;
      }
      long number = before == null ? 1 : before.number() + 1;
      Instant at =
          before == null || before.at().isBefore(now)
              ? now
              : before.at().plus(1, ChronoUnit.MICROS);
      latest.put(each.dossier(), new Latest(number, digest, at, ""));
      made.add(
          new Made(
              each.dossier(),
              event(
                  sender,
                  LatestSnapshots.id(number, digest),
                  REPORTED,
                  each.dossier(),
                  at,
                  each.data())));
    }
    return made;
  }

  private String digest(Pushed pushed) {
    byte[] mac = fingerprints.of(REPORTED, pushed.dossier(), Instant.EPOCH, pushed.data());
    return HexFormat.of().formatHex(mac, 0, DIGEST_BYTES);
  }

  /// The id is the step's natural key: the portal's format has no other.
  private Made progressed(Step step, Sender sender) {
    byte[] mac =
        fingerprints.of(PROGRESSED, step.dossier(), step.at(), List.of(step.status(), step.by()));
    return new Made(
        step.dossier(),
        event(
            sender,
            "portal-step:" + HexFormat.of().formatHex(mac, 0, DIGEST_BYTES),
            PROGRESSED,
            step.dossier(),
            step.at(),
            step.data()));
  }

  private static Map<String, @Nullable Object> event(
      Sender sender,
      String id,
      String type,
      String dossier,
      Instant at,
      Map<String, @Nullable Object> data) {
    var event = new HashMap<String, @Nullable Object>();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", sender.source());
    event.put("type", type);
    event.put("subject", dossier);
    event.put("time", at.toString());
    event.put("datacontenttype", "application/json");
    event.put("data", data);
    return event;
  }

  private Reply take(List<Made> made, Sender sender) {
    takingIn.requireTurn(sender.caller(), sender.source(), made.size());
    List<Verdict> verdicts =
        made.isEmpty()
            ? List.of()
            : takingIn.take(made.stream().map(Made::event).toList(), sender.caller());
    for (int i = 0; i < verdicts.size(); i++) {
      String dossier = made.get(i).dossier();
      switch (verdicts.get(i)) {
        case Verdict.Accepted _, Verdict.Duplicate _ -> {}
        case Verdict.Conflict _ -> {
          if (PROGRESSED.equals(made.get(i).event().get("type"))) {
            return Reply.of(
                Reply.CONTRADICTION,
                "Hồ sơ " + dossier + ": tiến độ đã nhận với nội dung khác, đã đưa vào cách ly");
          }
        }
        case Verdict.Invalid(List<Flaw> flaws) -> {
          return Reply.field(field(flaws.getFirst()), flaws.getFirst().reason());
        }
        case Verdict.Forbidden _ -> {
          return Reply.of(
              Reply.FORBIDDEN, "Hồ sơ " + dossier + " không thuộc đơn vị của tài khoản này");
        }
      }
    }
    return Reply.of(Reply.OK, "");
  }

  /// What a client calls the member that an event calls so.
  private static String field(Flaw flaw) {
    return switch (flaw.pointer()) {
      case "/subject" -> "MaHoSo";
      case "/data/procedure" -> "MaTTHC";
      case "/data/unit" -> "madonvi";
      case "/data/responsible" -> "DonViXuLy";
      case "/data/promise" -> "NgayHenTra";
      case "/data/by" -> "NguoiXuLy";
      case "/data/step" -> "NoiDungXuLy";
      default -> "data";
    };
  }

  private static Reply noSource() {
    return Reply.of(
        Reply.FORBIDDEN, "Tài khoản chưa được đăng ký nguồn dữ liệu cho đơn vị này (madonvi)");
  }

  /// Looks one dossier up (`TraCuuHoSo`): what this source last pushed of it.
  Reply lookUp(@Nullable String dossier, @Nullable String unit, Caller caller) {
    Sender sender = Sender.of(caller, unit, references.today()).orElse(null);
    if (sender == null) {
      return noSource();
    }
    if (dossier == null || dossier.indexOf('\0') >= 0) {
      return Reply.field("mahoso", "không được để trống");
    }
    Optional<Latest> latest =
        transactions.run(connection ->
            Optional.ofNullable(
                LatestSnapshots.of(connection, sender.source(), List.of(dossier)).get(dossier)));
    return Reply.found(
        latest.map(found -> List.of(LookUp.row(dossier, found.event()))).orElse(List.of()));
  }
}
