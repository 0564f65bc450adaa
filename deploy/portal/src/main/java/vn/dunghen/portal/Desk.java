package vn.dunghen.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.dunghen.portal.PortalSettings.BadItem;

/// Takes one call after another, each as a whole: what it answers and what it stores are one step
/// that no other call can come between.
final class Desk {
  /// What a fault makes of a call's handling.
  ///
  /// @param dry all is examined and answered as usual, and nothing stored
  /// @param procedureRetired every `MaTTHC` counts as unknown
  /// @param lookUpAge look-ups show what was held so long ago
  record Handling(boolean dry, boolean procedureRetired, Duration lookUpAge) {
    static final Handling USUAL = new Handling(false, false, Duration.ZERO);
    static final Handling DRY = new Handling(true, false, Duration.ZERO);
    static final Handling RETIRED = new Handling(false, true, Duration.ZERO);
  }

  private final PortalSettings settings;
  private final Holdings holdings;
  private final Sessions sessions;
  private final InstantSource clock;
  private final DossierRules rules;
  private final Figures figures;
  private CatalogueDesk catalogue;

  Desk(PortalSettings settings, Holdings holdings, InstantSource clock) {
    this.settings = settings;
    this.holdings = holdings;
    this.clock = clock;
    this.sessions = new Sessions(settings.session(), clock);
    this.rules = new DossierRules(settings.dossier(), settings.progress());
    this.figures = new Figures(holdings);
    this.catalogue = new CatalogueDesk(settings.catalogue());
  }

  void know(Catalogue other) {
    synchronized (holdings) {
      catalogue = new CatalogueDesk(other);
    }
  }

  void endSession(String session) {
    synchronized (holdings) {
      sessions.end(session);
    }
  }

  void endSessions() {
    synchronized (holdings) {
      sessions.endAll();
    }
  }

  Reply handle(PortalRequest request, Handling handling) {
    synchronized (holdings) {
      return switch (request.way()) {
        case LOGIN -> login(request.body());
        case STATISTICS -> figures.answer(request.service(), request.body());
        case RELAY -> serve(request, handling);
        case INTEGRATION ->
            sessions.valid(request.session()) ? serve(request, handling) : noSession();
        case SHARE ->
            sessions.valid(request.session())
                ? catalogue.share(request.service(), request.body())
                : noSession();
      };
    }
  }

  /// Stores what was examined before, whatever has become of its session since.
  Reply apply(PortalRequest request) {
    synchronized (holdings) {
      return serve(request, Handling.USUAL);
    }
  }

  /// Another unit stores other dossiers under the codes of those that this call pushes.
  void storeForAnother(PortalRequest request, String madonvi) {
    synchronized (holdings) {
      for (var item : request.items()) {
        if (item instanceof ObjectNode object) {
          var other = object.deepCopy().put("DonViXuLy", "Đơn vị khác").put("ChuHoSo", "");
          holdings.store(madonvi, other, Set.of());
        }
      }
    }
  }

  void lose(List<String> codes) {
    synchronized (holdings) {
      codes.forEach(holdings::forget);
    }
  }

  private static Reply noSession() {
    return Reply.of(Verdict.SESSION, "Phiên làm việc không hợp lệ hoặc đã hết hạn");
  }

  private Reply login(JsonNode body) {
    var account = settings.account();
    if (!PortalJson.text(body, "username").equals(account.username())
        || !PortalJson.text(body, "password").equals(account.password())) {
      return Reply.of(Verdict.WRONG_LOGIN, "Tài khoản hoặc mật khẩu không đúng");
    }
    var reply = Reply.of(Verdict.OK, "Đăng nhập thành công");
    reply.more().put("session", sessions.open());
    return reply;
  }

  private Reply serve(PortalRequest request, Handling handling) {
    if (request.madonvi().isEmpty()) {
      return Reply.of(Refusal.invalid("", "madonvi", "bắt buộc phải có"));
    }
    return switch (request.service()) {
      case PortalRequest.PUSH -> push(request, handling);
      case PortalRequest.PROGRESS -> progress(request, handling);
      case PortalRequest.LOOK_UP -> lookUp(request, handling.lookUpAge());
      case "LayThuTuc" -> catalogue.procedure(PortalJson.text(request.body(), "maTTHC"));
      case "DongBoThongKeHoSo" -> figures.take(request.body(), request.madonvi(), handling.dry());
      default -> Reply.of(Verdict.UNKNOWN_SERVICE, "Dịch vụ không tồn tại");
    };
  }

  private Reply push(PortalRequest request, Handling handling) {
    boolean updating;
    switch (request.updating().toLowerCase(Locale.ROOT)) {
      case "true" -> updating = true;
      case "false" -> updating = false;
      default -> {
        return Reply.of(Refusal.invalid("", "isUpdating", "phải là True hoặc False"));
      }
    }
    var items = request.items();
    var most = settings.dossier().most();
    if (most > 0 && items.size() > most) {
      return Reply.of(Verdict.TOO_MANY, "Quá " + most + " hồ sơ trong một lần gửi");
    }
    if (!updating && holdings.full(items.size())) {
      return Reply.of(Verdict.TOO_MANY, "Hệ thống đã đầy");
    }
    var now = clock.instant();
    var inserted = new HashSet<String>();
    return take(
        items,
        "Đồng bộ hồ sơ thành công",
        handling.dry(),
        item -> {
          var refusal = rules.examineDossier(item, now);
          return refusal == null ? known(item, updating, handling, inserted) : refusal;
        },
        item -> {
          holdings.store(request.madonvi(), text(item), DossierRules.defects(item, now));
          return true;
        });
  }

  /// Whether the dossier and its procedure are known as they must be.
  private @Nullable Refusal known(
      JsonNode item, boolean updating, Handling handling, Set<String> inserted) {
    var code = PortalJson.text(item, "MaHoSo");
    if (handling.procedureRetired() || !catalogue.allows(PortalJson.text(item, "MaTTHC"))) {
      return new Refusal(Verdict.PROCEDURE, "Hồ sơ " + code + ": Mã TTHC không tồn tại");
    }
    if (updating && !holdings.holds(code)) {
      return new Refusal(Verdict.MISSING, "Hồ sơ " + code + " không tồn tại");
    }
    if (!updating && (holdings.holds(code) || !inserted.add(code))) {
      return new Refusal(Verdict.EXISTS, "Hồ sơ " + code + " đã tồn tại");
    }
    return null;
  }

  private JsonNode text(JsonNode item) {
    return switch (settings.dossier().text()) {
      case AS_SENT -> item;
      case COMPOSED -> PortalJson.parse(Normalizer.normalize(item.toString(), Normalizer.Form.NFC));
    };
  }

  private Reply progress(PortalRequest request, Handling handling) {
    var items = request.items();
    var most = settings.progress().most();
    if (items.size() > most) {
      return Reply.of(Verdict.TOO_MANY, "Quá " + most + " tiến độ trong một lần gửi");
    }
    return take(
        items,
        "Cập nhật tiến độ hồ sơ thành công",
        handling.dry(),
        item -> {
          var refusal = rules.examineProgress(item);
          var code = PortalJson.text(item, "MaHoSo");
          return refusal == null && !holdings.holds(code)
              ? new Refusal(Verdict.MISSING, "Hồ sơ " + code + " không tồn tại")
              : refusal;
        },
        item -> holdings.addProgress(item, settings.progress().dedupe()));
  }

  /// Examines all items, then stores those that the policy for bad ones lets through.
  private Reply take(
      JsonNode items,
      String success,
      boolean dry,
      Function<JsonNode, @Nullable Refusal> examine,
      Predicate<JsonNode> store) {
    if (items.isEmpty()) {
      return Reply.of(Refusal.invalid("", "data", "phải là mảng không rỗng"));
    }
    @Nullable Refusal first = null;
    var good = new ArrayList<JsonNode>();
    for (var item : items) {
      var refusal = examine.apply(item);
      if (refusal == null) {
        good.add(item);
      } else if (first == null) {
        first = refusal;
      }
    }
    var stored = false;
    if (!dry && (first == null || settings.badItem() == BadItem.STORE_GOOD)) {
      for (var item : good) {
        stored |= store.test(item);
      }
    }
    return Reply.stored(first, success, stored);
  }

  private Reply lookUp(PortalRequest request, Duration age) {
    var result = PortalJson.MAPPER.createArrayNode();
    holdings
        .fields(PortalJson.text(request.body(), "mahoso"), age)
        .ifPresent(fields -> {
          var row = result.addObject();
          for (var column : settings.lookUpColumns()) {
            row.put(column, PortalJson.text(fields, column));
          }
        });
    return Reply.result(result);
  }
}
