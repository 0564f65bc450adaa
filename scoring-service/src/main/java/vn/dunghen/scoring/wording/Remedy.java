package vn.dunghen.scoring.wording;

import java.util.OptionalLong;
import vn.dunghen.scoring.rulesets.model.Gain;
import vn.dunghen.scoring.rulesets.model.Words;

/// What is to be done to win points, in words.
public final class Remedy {

  private Remedy() {}

  /// Such as *Giải quyết đúng hạn thêm 12 hồ sơ: +0,05 điểm; thêm 240 hồ sơ thì đủ: +1,20 điểm*.
  public static Words of(Gain gain) {
    String vi =
        vietnamese(gain, gain.itemsForStep()) + ": +" + Notation.points(gain.step()) + " điểm";
    String en = english(gain, gain.itemsForStep()) + ": +" + gain.step() + " points";
    OptionalLong toFull = gain.itemsToFull();
    return toFull.isEmpty() || toFull.getAsLong() == gain.itemsForStep()
        ? new Words(vi, en)
        : new Words(
            vi
                + "; đủ "
                + Notation.count(toFull.getAsLong())
                + ": +"
                + Notation.points(gain.atFull())
                + " điểm",
            en + "; all " + toFull.getAsLong() + ": +" + gain.atFull() + " points");
  }

  /// What is done to an item depends on what the indicator counts; the keys are those of Decision
  /// 766.
  private static String vietnamese(Gain gain, long items) {
    String n = Notation.count(items);
    return switch (gain.move()) {
      case GOOD_COMES -> gain.indicator().name().vi() + ", thêm " + n + " đạt";
      case BAD_LEAVES -> gain.indicator().name().vi() + ", bớt " + n + " không đạt";
      case TURNS_GOOD ->
          switch (gain.indicator().key()) {
            case "1.1" -> "Công bố đúng hạn thêm " + n + " thủ tục";
            case "1.2" -> "Cập nhật, công khai đúng hạn thêm " + n + " thủ tục";
            case "1.3" -> "Công khai đủ các bộ phận của thêm " + n + " thủ tục";
            case "1.4" -> "Đồng bộ thêm " + n + " hồ sơ lên Cổng quốc gia";
            case "2.1" -> "Giải quyết đúng hạn thêm " + n + " hồ sơ";
            case "3.1" -> "Cung cấp trực tuyến thêm " + n + " thủ tục";
            case "3.2" -> "Có hồ sơ trực tuyến ở thêm " + n + " dịch vụ công";
            case "3.3" -> "Tiếp nhận trực tuyến thêm " + n + " hồ sơ";
            case "3.4" -> "Có giao dịch thanh toán trực tuyến ở thêm " + n + " thủ tục";
            case "3.5" -> "Tích hợp thanh toán trên Cổng cho thêm " + n + " thủ tục";
            case "3.6" -> "Thanh toán trực tuyến thêm " + n + " hồ sơ";
            case "4.1" -> "Cấp kết quả điện tử cho thêm " + n + " hồ sơ";
            case "4.2" -> "Số hóa thêm " + n + " hồ sơ";
            case "4.3" -> "Dùng lại dữ liệu số hóa ở thêm " + n + " hồ sơ";
            case "4.4" -> "Kết nối kho dữ liệu ở thêm " + n + " hồ sơ";
            case "4.5a" -> "Dùng dữ liệu dân cư ở thêm " + n + " hồ sơ";
            case "4.5b" -> "Kết nối dữ liệu dân cư cho thêm " + n + " thủ tục";
            case "5.2" -> "Xử lý đúng hạn thêm " + n + " phản ánh, kiến nghị";
            case "5.3" -> "Để người dân hài lòng ở thêm " + n + " phản ánh, kiến nghị";
            case "5.4" -> "Không quá hạn, không bị phàn nàn ở thêm " + n + " hồ sơ";
            default -> gain.indicator().name().vi() + ", thêm " + n + " đạt";
          };
    };
  }

  private static String english(Gain gain, long items) {
    String s = items == 1 ? "" : "s";
    return switch (gain.move()) {
      case GOOD_COMES -> "%s: %d good more".formatted(gain.indicator().name().en(), items);
      case BAD_LEAVES -> "%s: %d bad fewer".formatted(gain.indicator().name().en(), items);
      case TURNS_GOOD ->
          switch (gain.indicator().key()) {
            case "1.1" -> "Announce %d more procedure%s on time".formatted(items, s);
            case "1.2" -> "Make %d more procedure%s public on time".formatted(items, s);
            case "1.3" -> "Publish all parts of %d more procedure%s".formatted(items, s);
            case "1.4" -> "Synchronise %d more dossier%s to the portal".formatted(items, s);
            case "2.1" -> "Handle %d more dossier%s on time".formatted(items, s);
            case "3.1" -> "Offer %d more procedure%s online".formatted(items, s);
            case "3.2" -> "Have online dossiers in %d more service%s".formatted(items, s);
            case "3.3" -> "Take in %d more dossier%s online".formatted(items, s);
            case "3.4" -> "Have online payments in %d more procedure%s".formatted(items, s);
            case "3.5" -> "Put payment of %d more procedure%s on the portal".formatted(items, s);
            case "3.6" -> "Have %d more dossier%s paid online".formatted(items, s);
            case "4.1" -> "Give electronic results for %d more dossier%s".formatted(items, s);
            case "4.2" -> "Digitise %d more dossier%s".formatted(items, s);
            case "4.3" -> "Use digitised data again in %d more dossier%s".formatted(items, s);
            case "4.4" -> "Connect %d more dossier%s to the personal store".formatted(items, s);
            case "4.5a" -> "Use population data in %d more dossier%s".formatted(items, s);
            case "4.5b" -> "Use population data in %d more procedure%s".formatted(items, s);
            case "5.2" -> "Handle %d more petition%s on time".formatted(items, s);
            case "5.3" -> "Satisfy the sender of %d more petition%s".formatted(items, s);
            case "5.4" -> "Have %d more dossier%s neither late nor disliked".formatted(items, s);
            default -> "%s: %d more".formatted(gain.indicator().name().en(), items);
          };
    };
  }
}
