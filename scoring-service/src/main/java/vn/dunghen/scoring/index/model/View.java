package vn.dunghen.scoring.index.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vn.dunghen.scoring.rulesets.model.Words;

/// On what an index rests.
public enum View {
  /// What the city knows: every dossier, by its own dates.
  CITY("Sự thật của thành phố", "The city's truth"),
  /// What the national portal shows: only the dossiers that it has, by the status and the dates
  /// that it shows. See [PortalSql].
  PORTAL("Cổng quốc gia đang thấy", "As the portal sees it"),
  /// What was published: no count of ours.
  OFFICIAL("Kết quả chính thức", "Official results");

  private final Words words;

  View(String vi, String en) {
    this.words = new Words(vi, en);
  }

  public static Optional<View> ofWire(String wire) {
    return Arrays.stream(values()).filter(view -> view.wire().equals(wire)).findFirst();
  }

  /// The spelling in answers and addresses.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Words words() {
    return words;
  }
}
