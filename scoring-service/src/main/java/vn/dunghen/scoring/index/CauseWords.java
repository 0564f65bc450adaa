package vn.dunghen.scoring.index;

import java.util.Map;
import vn.dunghen.scoring.rulesets.model.Words;

/// Why points are lost, in words.
final class CauseWords {

  private static final Map<String, Words> CAUSES =
      Map.ofEntries(
          Map.entry("overdue", new Words("quá hạn", "overdue")),
          Map.entry("notOnline", new Words("không nộp trực tuyến", "not filed online")),
          Map.entry(
              "noElectronicResult", new Words("chưa có kết quả điện tử", "no electronic result")),
          Map.entry("notPaidOnline", new Words("chưa thanh toán trực tuyến", "not paid online")),
          Map.entry(
              "papersNotDigitised",
              new Words("chưa số hóa thành phần hồ sơ", "papers not digitised")),
          Map.entry("resultNotDigitised", new Words("chưa số hóa kết quả", "result not digitised")),
          Map.entry(
              "notReused",
              new Words("chưa dùng lại dữ liệu số hóa", "no digitised paper used again")),
          Map.entry(
              "notFromStore", new Words("chưa lấy giấy tờ từ kho", "no paper from the store")),
          Map.entry(
              "noPopulationData", new Words("chưa dùng dữ liệu dân cư", "no population data used")),
          Map.entry("disliked", new Words("bị đánh giá không hài lòng", "disliked")),
          Map.entry(
              "notOfferedOnline", new Words("chưa cung cấp trực tuyến", "not offered online")),
          Map.entry(
              "noOnlineDossier",
              new Words("không có hồ sơ trực tuyến nào", "no dossier filed online")),
          Map.entry(
              "noOnlinePayment",
              new Words("không có thanh toán trực tuyến nào", "no payment online")),
          Map.entry(
              "noFeeData", new Words("không hồ sơ nào có dữ liệu phí", "no dossier with fee data")),
          Map.entry(
              "noPopulationDataUsed",
              new Words("không hồ sơ nào dùng dữ liệu dân cư", "no dossier with population data")),
          Map.entry("announcedLate", new Words("công bố trễ hạn", "announced late")),
          Map.entry("notPublic", new Words("quá hạn, chưa công khai", "late and not public")),
          Map.entry("publicisedLate", new Words("công khai trễ hạn", "made public late")),
          Map.entry(
              "notChecked",
              new Words("chưa kiểm tra các bộ phận tạo thành", "components never checked")),
          Map.entry("partsMissing", new Words("thiếu bộ phận tạo thành", "components missing")),
          Map.entry(
              "notOnPortal", new Words("Cổng quốc gia không có", "the portal does not have it")),
          Map.entry(
              "notSeenOnPortal",
              new Words("chưa thấy trên Cổng quốc gia", "not seen on the portal yet")),
          Map.entry(
              "otherReception",
              new Words(
                  "Cổng ghi ngày tiếp nhận khác kỳ hoặc không ghi",
                  "the portal shows a reception outside the period, or none")),
          Map.entry(
              "notReceivedHere",
              new Words(
                  "chỉ Cổng ghi tiếp nhận trong kỳ", "received in the period by the portal alone")),
          Map.entry(
              "petitionOverdue", new Words("phản ánh, kiến nghị quá hạn", "petition overdue")),
          Map.entry(
              "dissatisfied", new Words("người dân không hài lòng", "more dislikes than likes")),
          Map.entry("complainedAgain", new Words("phản ánh lại", "complained about again")),
          Map.entry("nothingToCount", new Words("không có gì để tính", "nothing to count")),
          Map.entry("notMeasured", new Words("chưa đủ dữ liệu để đo", "not enough data")),
          Map.entry("placeholder", new Words("mọi đơn vị như nhau", "the same for everybody")));

  private CauseWords() {}

  /// @param cause as it is named in answers
  static Words of(String cause) {
    Words words = CAUSES.get(cause);
    if (words == null) {
      throw new IllegalArgumentException("there are no words for " + cause);
    }
    return words;
  }
}
