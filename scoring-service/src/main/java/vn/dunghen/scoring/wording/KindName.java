package vn.dunghen.scoring.wording;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.rulesets.model.Words;

/// How kinds of agencies are called.
public final class KindName {

  private static final Map<String, Words> KINDS =
      Map.of(
          "city", new Words("thành phố", "city"),
          "province", new Words("tỉnh", "province"),
          "department", new Words("sở, ngành", "department"),
          "district", new Words("quận, huyện", "district"),
          "ward", new Words("phường", "ward"),
          "commune", new Words("xã", "commune"),
          "township", new Words("thị trấn", "township"),
          "special-zone", new Words("đặc khu", "special zone"));

  private KindName() {}

  /// A kind that nobody knows is called as it was reported.
  public static Words of(@Nullable String kind) {
    if (kind == null || kind.isBlank()) {
      return new Words("–", "–");
    }
    return KINDS.getOrDefault(kind, new Words(kind, kind));
  }
}
