package vn.dunghen.sync.health;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.sync.pushing.Portal;
import vn.dunghen.sync.pushing.model.Breaker;
import vn.dunghen.sync.pushing.model.PushState;

/// A light: a word, an icon, a colour, and in two languages what is the matter, what happens by
/// itself, and what somebody has to do.
///
/// @param level good, warn, bad or none; colour and icon follow from it
record Light(
    String level,
    String word,
    String wordEn,
    String message,
    String messageEn,
    String byItself,
    String byItselfEn,
    String toDo,
    String toDoEn) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/uuuu", Locale.ROOT).withZone(CivilTime.ZONE);

  /// What a person reads for no time.
  static String written(@Nullable Instant instant) {
    return instant == null ? "" : TIME.format(instant);
  }

  @JsonIgnore
  public boolean isCalm() {
    return level.equals("good");
  }

  /// How the way to the portal stands.
  static Light ofPortal(Portal portal, Standing.Unit all, Instant now) {
    if (!portal.isConfigured()) {
      return new Light(
          "none",
          "Chưa cấu hình",
          "not configured",
          "Chưa có địa chỉ Cổng: chưa gửi hồ sơ nào.",
          "No portal is configured: nothing is pushed.",
          "Hồ sơ vẫn được ghi nhận, không mất gì.",
          "Dossiers are kept; nothing is lost.",
          "Đặt dunghen.sync.portal.url rồi khởi động lại dịch vụ.",
          "Set dunghen.sync.portal.url and restart the service.");
    }
    return switch (portal.breaker()) {
      case Breaker.Closed _ -> working(all, now);
      case Breaker.Open(var since, var until, _, var why) -> away(why, since, until, all);
      case Breaker.HalfOpen(var since, var triedAt, _, var why) -> away(why, since, triedAt, all);
    };
  }

  private static Light away(String why, Instant since, Instant next, Standing.Unit all) {
    boolean refused = why.equals("AUTH");
    String lasts = written(since);
    return new Light(
        "bad",
        refused ? "Cổng từ chối đăng nhập" : "Mất kết nối Cổng",
        refused ? "login refused" : "portal away",
        "Từ "
            + lasts
            + ": "
            + (refused ? "Cổng không nhận tài khoản hoặc phiên." : "Cổng quốc gia không trả lời.")
            + " "
            + all.waiting()
            + " hồ sơ đang chờ.",
        "Since "
            + lasts
            + ": "
            + (refused
                ? "the portal refuses the account or session."
                : "the national portal does not answer.")
            + " "
            + all.waiting()
            + " dossiers wait.",
        "Tự thử lại lúc "
            + written(next)
            + "; khi thông, gửi hết theo thứ tự, hồ sơ chờ lâu nhất trước. Không mất gì, không tốn lần thử nào.",
        "Tried again at "
            + written(next)
            + "; once it is back everything is sent, the longest waiting first. Nothing is lost and no try is spent.",
        refused
            ? "Kiểm tra tài khoản (dunghen.sync.portal.username) với đơn vị quản lý Cổng."
            : "Không cần gửi lại bằng tay. Nếu quá một giờ, báo đơn vị vận hành Cổng (trục LGSP).",
        refused
            ? "Check the account (dunghen.sync.portal.username) with whoever runs the portal."
            : "Resend nothing by hand. If it lasts over an hour, tell whoever runs the portal or its adapter.");
  }

  private static Light working(Standing.Unit all, Instant now) {
    long somebody = all.needingSomebody();
    boolean slow =
        all.oldestWaiting() != null
            && Duration.between(all.oldestWaiting(), now).compareTo(Duration.ofMinutes(15)) > 0;
    if (somebody > 0 || slow) {
      return new Light(
          "warn",
          somebody > 0 ? "Có hồ sơ cần sửa" : "Gửi chậm",
          somebody > 0 ? "needs correction" : "slow",
          somebody + " hồ sơ cần người sửa, " + all.waiting() + " hồ sơ đang chờ.",
          somebody + " dossiers need somebody, " + all.waiting() + " wait.",
          "Các hồ sơ khác vẫn tự gửi; hồ sơ đã sửa tự gửi lại.",
          "All others are sent; a corrected dossier is sent by itself.",
          somebody > 0
              ? "Xem danh sách hồ sơ lỗi, sửa ở hệ thống một cửa."
              : "Theo dõi; không cần làm gì.",
          somebody > 0
              ? "Look at the list and correct them in the one-stop system."
              : "Watch; nothing to be done.");
    }
    return new Light(
        "good",
        "Thông suốt",
        "working",
        all.waiting() + " hồ sơ đang chờ, " + all.of(PushState.DA_DONG_BO) + " hồ sơ đã đồng bộ.",
        all.waiting() + " dossiers wait, " + all.of(PushState.DA_DONG_BO) + " are in sync.",
        "Mỗi thay đổi được gửi ngay.",
        "Every change is sent at once.",
        "Không cần làm gì.",
        "Nothing to be done.");
  }

  /// How one unit stands while the portal is there.
  static Light ofUnit(Standing.Unit unit, boolean portalAway, boolean configured) {
    if (!configured) {
      return brief("none", "Chưa gửi", "not pushed");
    }
    if (portalAway && unit.waiting() > 0) {
      return brief("bad", "Chờ Cổng", "waits for the portal");
    }
    if (unit.needingSomebody() > 0) {
      return brief("warn", "Cần sửa", "needs correction");
    }
    return unit.waiting() > 0
        ? brief("good", "Đang gửi", "being sent")
        : brief("good", "Đã đồng bộ", "in sync");
  }

  private static Light brief(String level, String word, String wordEn) {
    return new Light(level, word, wordEn, "", "", "", "", "", "");
  }
}
