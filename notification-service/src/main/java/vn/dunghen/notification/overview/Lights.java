package vn.dunghen.notification.overview;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import vn.dunghen.notification.delivery.DeliverySettings;
import vn.dunghen.notification.directory.model.Way;

/// What hinders telling, as lights: a word, an icon, a colour and a sentence.
@ApplicationScoped
class Lights {

  private final DeliverySettings settings;

  Lights(DeliverySettings settings) {
    this.settings = settings;
  }

  /// @param colour good, warn, bad or none
  record Light(String colour, String word, String wordEn, String says, String saysEn) {}

  /// The lights of a page, the bad ones first.
  List<Light> of(Figures.Hindrances hindrances) {
    Figures.Outbox outbox = hindrances.outbox();
    var lights = new ArrayList<Light>();
    for (Figures.Unreachable each : hindrances.unreachable()) {
      lights.add(
          new Light(
              "bad",
              "Chưa có người nhận",
              "No recipient",
              "%s (%s): %d cảnh báo đang chờ".formatted(each.name(), each.code(), each.waiting()),
              "%d alerts wait until a recipient is entered".formatted(each.waiting())));
    }
    if (outbox.failed() > 0) {
      lights.add(
          new Light(
              "bad",
              "Gửi không được",
              "Not delivered",
              "%d thư hoặc webhook đã bỏ cuộc".formatted(outbox.failed()),
              "%d messages were given up".formatted(outbox.failed())));
    }
    if (outbox.held() > 0) {
      lights.add(
          new Light(
              "bad",
              "Giữ lại sau khôi phục",
              "Held since a restore",
              "%d cảnh báo có thể đã gửi; chờ quản trị quyết định".formatted(outbox.held()),
              "%d alerts may have been told already; an operator has to say"
                  .formatted(outbox.held())));
    }
    for (Way way : Way.values()) {
      if (!settings.configured().contains(way)) {
        lights.add(notConfigured(way, way == Way.EMAIL ? outbox.emails() : outbox.webhooks()));
      }
    }
    Figures.Silent silent = hindrances.silent();
    if (silent.open() > 0) {
      lights.add(
          new Light(
              "warn",
              "Chưa vận hành",
              "Not live",
              "%d đơn vị, %d hồ sơ đang giải quyết không được nhắc"
                  .formatted(silent.agencies(), silent.open()),
              "%d agencies with %d open dossiers are not alerted before their go-live is entered"
                  .formatted(silent.agencies(), silent.open())));
    }
    if (lights.isEmpty()) {
      lights.add(
          outbox.waiting() == 0
              ? new Light("good", "Đã báo hết", "All told", "không còn gì chờ gửi", "nothing waits")
              : new Light(
                  "warn",
                  "Đang gửi",
                  "Sending",
                  "%d đang chờ gửi".formatted(outbox.waiting()),
                  "%d wait to be sent".formatted(outbox.waiting())));
    }
    return lights;
  }

  private static Light notConfigured(Way way, long waiting) {
    return new Light(
        waiting > 0 ? "bad" : "none",
        way.vi() + ": chưa cấu hình",
        way.en() + ": not configured",
        "%d đang chờ".formatted(waiting),
        "%d wait".formatted(waiting));
  }
}
