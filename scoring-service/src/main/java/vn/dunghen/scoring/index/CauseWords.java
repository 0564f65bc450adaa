package vn.dunghen.scoring.index;

import java.util.Map;
import vn.dunghen.scoring.index.model.DossierCounting;
import vn.dunghen.scoring.index.model.ProcedureCounting;
import vn.dunghen.scoring.rulesets.model.Words;

/// Why an item is missing from a numerator, in words.
final class CauseWords {

  private static final Map<String, Words> FAULTS =
      Map.of(
          "overdue", new Words("quá hạn", "overdue"),
          "notOnline", new Words("không nộp trực tuyến", "not filed online"),
          "noElectronicResult", new Words("chưa có kết quả điện tử", "no electronic result"),
          "notPaidOnline", new Words("chưa thanh toán trực tuyến", "not paid online"),
          "papersNotDigitised", new Words("chưa số hóa thành phần hồ sơ", "papers not digitised"),
          "resultNotDigitised", new Words("chưa số hóa kết quả", "result not digitised"),
          "notReused", new Words("chưa dùng lại dữ liệu số hóa", "no digitised paper used again"),
          "notFromStore", new Words("chưa lấy giấy tờ từ kho", "no paper from the store"),
          "noPopulationData", new Words("chưa dùng dữ liệu dân cư", "no population data used"),
          "disliked", new Words("bị đánh giá không hài lòng", "disliked"));

  private CauseWords() {}

  static Words of(DossierCounting.Fault fault) {
    return of(fault.cause());
  }

  /// @param cause the name of a [DossierCounting.Fault]
  static Words of(String cause) {
    Words words = FAULTS.get(cause);
    if (words == null) {
      throw new IllegalArgumentException("there are no words for " + cause);
    }
    return words;
  }

  static Words of(ProcedureCounting counting) {
    return switch (counting) {
      case OFFERED_ONLINE -> new Words("chưa cung cấp trực tuyến", "not offered online");
      case SERVICES_USED -> new Words("không có hồ sơ trực tuyến nào", "no dossier filed online");
      case PAID_ONLINE -> new Words("không có thanh toán trực tuyến nào", "no payment online");
      case FEE_STATED -> new Words("không hồ sơ nào có dữ liệu phí", "no dossier with fee data");
      case POPULATION_DATA ->
          new Words("không hồ sơ nào dùng dữ liệu dân cư", "no dossier with population data");
    };
  }
}
