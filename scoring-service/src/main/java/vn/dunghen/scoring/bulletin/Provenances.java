package vn.dunghen.scoring.bulletin;

import java.util.List;
import vn.dunghen.scoring.releases.model.Released;
import vn.dunghen.scoring.wording.Language;

/// What every letter says of where its figures come from, and what is printed across it while it is
/// no published one.
final class Provenances {

  private Provenances() {}

  static List<String> of(Language in, Released release) {
    return List.of(
        in.of("Số liệu lúc ", "Data of ") + in.hour(release.heading().asOf()),
        in.of("Bộ quy tắc ", "Rule set ") + rules(release),
        in.of("Bản công bố số ", "Release ")
            + release.id()
            + in.of(", mã kiểm tra SHA-256: ", ", digest SHA-256: ")
            + release.digest());
  }

  static String rules(Released release) {
    return release.heading().ruleSet() + ", " + release.heading().ruleSetVersion();
  }

  static String mark(Language in, Released release) {
    return switch (release.state()) {
      case "published" -> "";
      case "withdrawn" -> in.of("ĐÃ RÚT", "WITHDRAWN");
      default -> in.of("DỰ THẢO", "DRAFT");
    };
  }
}
