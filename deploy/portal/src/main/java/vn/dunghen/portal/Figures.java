package vn.dunghen.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The public statistics, counted from what is held when they are asked for, and the monthly totals
/// that an agency reports of itself.
final class Figures {
  static final String PROGRESS_TREE = "dvc-progress-tree";
  static final String TRANSPARENCY = "transparency";
  private static final int ON_TIME_POINTS = 20;
  private static final int SYNC_POINTS = 6;

  private final Holdings holdings;

  Figures(Holdings holdings) {
    this.holdings = holdings;
  }

  Reply answer(String service, JsonNode body) {
    var period = Period.of(body);
    if (period.isEmpty()) {
      return Reply.of(Refusal.invalid("", "timeType", "không xác định được kỳ"));
    }
    var agency = PortalJson.text(body, "rootDepartmentId");
    var tally = holdings.tally(period.get(), agency, PortalJson.text(body, "formalityId"));
    return switch (service) {
      case PROGRESS_TREE -> reply(progress(tally));
      case TRANSPARENCY -> reply(transparency(tally, period.get(), agency));
      default -> Reply.of(Verdict.UNKNOWN_SERVICE, "Dịch vụ không tồn tại");
    };
  }

  private static Reply reply(ObjectNode more) {
    return new Reply(Verdict.OK, "", more, false);
  }

  private static ObjectNode progress(Tally tally) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("totalReceived", tally.received())
        .put("totalOnTime", tally.onTime())
        .put("totalOverdue", tally.overdue())
        .put("totalCompleted", tally.completed())
        .put("avgProcessingDays", rounded(tally.averageDays(), 1))
        .put("ratio", ratio(tally.onTime(), tally.received(), 1))
        .put("score", ratio(tally.onTime(), tally.received(), ON_TIME_POINTS));
  }

  /// Only `DOSSIER_SYNC`: of the other metrics the stand-in knows nothing.
  private ObjectNode transparency(Tally tally, Period period, String agency) {
    var reported = 0L;
    for (var totals : holdings.monthly()) {
      var of = PortalJson.text(totals, "Madonvi");
      if ((agency.isEmpty() || agency.equals(of))
          && period.containsMonth(number(totals, "Nam"), number(totals, "Thang"))) {
        reported += Math.max(0, number(totals, "SoNhanTrongKy"));
      }
    }
    var due = Math.max(reported, tally.received());
    var answer = JsonNodeFactory.instance.objectNode();
    answer
        .putArray("metrics")
        .addObject()
        .put("code", "DOSSIER_SYNC")
        .put("numerator", tally.received())
        .put("denominator", due)
        .put("ratio", ratio(tally.received(), due, 1))
        .put("score", ratio(tally.received(), due, SYNC_POINTS))
        .put("maxScore", SYNC_POINTS)
        .put("dataQualityStatus", reported == 0 ? "NO_REPORTED_TOTAL" : "OK")
        .put(
            "dataQualityMessage",
            reported == 0 ? "Chưa có số liệu báo cáo trong kỳ để so sánh" : "");
    return answer;
  }

  /// Takes a month's totals of an agency; the last ones count.
  Reply take(JsonNode body, String madonvi, boolean dry) {
    var data = body.path("data");
    var totals = data.isArray() && !data.isEmpty() ? data.get(0) : body;
    var month = number(totals, "Thang");
    var year = number(totals, "Nam");
    if (month < 1 || month > 12) {
      return Reply.of(Refusal.invalid("", "Thang", "phải từ 1 đến 12"));
    }
    if (year < 2000 || year > 2999) {
      return Reply.of(Refusal.invalid("", "Nam", "không hợp lệ"));
    }
    if (!dry) {
      var held = JsonNodeFactory.instance.objectNode();
      totals
          .properties()
          .forEach(field -> {
            if (field.getValue().isValueNode() && !field.getKey().equals("session")) {
              held.set(field.getKey(), field.getValue());
            }
          });
      var of = PortalJson.text(totals, "Madonvi");
      var agency = of.isEmpty() ? madonvi : of;
      held.put("Madonvi", agency);
      holdings.storeMonthly("%s %04d-%02d".formatted(agency, year, month), held);
    }
    return Reply.stored(null, "Đồng bộ thống kê thành công", !dry);
  }

  private static int number(JsonNode object, String field) {
    var text = PortalJson.text(object, field);
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }

  private static BigDecimal ratio(long part, long whole, int times) {
    return whole == 0 ? BigDecimal.ZERO : rounded((double) part / whole, times);
  }

  private static BigDecimal rounded(double value, int times) {
    return BigDecimal.valueOf(value * times).setScale(4, RoundingMode.HALF_UP);
  }
}
