package vn.dunghen.scoring.bulletin;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import vn.dunghen.scoring.bulletin.model.Letter;
import vn.dunghen.scoring.wording.Language;

/// Who issues a letter: what stands on top of it and at its end.
///
/// @param signer empty where it is left open
record Issuer(
    String superior,
    String name,
    String place,
    List<String> addressees,
    String signerTitle,
    String signer) {

  private static final Locale VIETNAMESE = Locale.of("vi", "VN");
  private static final char UNBROKEN = '\u00a0';
  private static final List<String> PREFIXES = List.of("Thành phố ", "Tỉnh ");

  Issuer {
    addressees = List.copyOf(addressees);
  }

  /// @param city the name of the agency that all others belong to
  static Issuer of(BulletinConfig config, String city) {
    return new Issuer(
        config.superior().orElse("Ủy ban nhân dân " + lowerFirst(city).replace(' ', UNBROKEN)),
        config.issuer(),
        config.place().orElse(placeOf(city)),
        config.addressees(),
        config.signerTitle(),
        config.signer().orElse(""));
  }

  private static String lowerFirst(String city) {
    return PREFIXES.stream().anyMatch(city::startsWith)
        ? city.substring(0, 1).toLowerCase(VIETNAMESE) + city.substring(1)
        : city;
  }

  private static String placeOf(String city) {
    return PREFIXES.stream()
        .filter(city::startsWith)
        .map(prefix -> city.substring(prefix.length()))
        .findFirst()
        .orElse(city);
  }

  Letter.Head head(Language in, String number, String about, String date) {
    return new Letter.Head(
        superior.toUpperCase(VIETNAMESE),
        name.toUpperCase(VIETNAMESE),
        in.of("Số: ", "No.: ") + number,
        about,
        in.of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
        in.of("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
        place + ", " + date);
  }

  /// Such as *ngày 03 tháng 10 năm 2024*.
  static String dated(Language in, LocalDate date) {
    return in.of(
        "ngày %02d tháng %s năm %d"
            .formatted(
                date.getDayOfMonth(),
                date.getMonthValue() < 3 ? "0" + date.getMonthValue() : "" + date.getMonthValue(),
                date.getYear()),
        in.day(date));
  }

  /// The same for a date that is still to be set.
  static String undated(Language in, int year) {
    return in.of("ngày … tháng … năm " + year, "… " + year);
  }

  Letter.Closing closing(Language in, List<String> receivers) {
    return new Letter.Closing(
        in.of("Nơi nhận:", "Copies:"), receivers, signerTitle.toUpperCase(VIETNAMESE), signer);
  }
}
