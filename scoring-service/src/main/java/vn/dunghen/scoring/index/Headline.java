package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.Bands;
import vn.dunghen.scoring.rulesets.model.Ranked;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Notation;

/// An agency's index in one line, as every page of the index shows it.
///
/// @param href its page
/// @param change against the period before; empty where the two cannot be compared
/// @param trend the class of its light: good, bad or none
/// @param band empty while something is missing
/// @param missing the indicators that could not be measured
/// @param rank among the agencies of its kind; empty without enough dossiers
/// @param peers among those of its kind with a similar number of dossiers
record Headline(
    String code,
    String name,
    Words kind,
    String href,
    String total,
    String change,
    String trend,
    @Nullable Words band,
    String missing,
    String rank,
    String peers,
    String dossiers) {

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

  static Headline of(Standing now, @Nullable Standing before, PageAddress address) {
    Optional<BigDecimal> change = change(now, before);
    return new Headline(
        now.agency().code(),
        now.agency().name(),
        kind(now.agency().kind()),
        address.agency(now.agency().code()),
        Notation.points(now.card().total()),
        change.map(Notation::change).orElse(""),
        change.map(Headline::trend).orElse("none"),
        now.card().band().map(Bands.Band::name).orElse(null),
        String.join(", ", now.card().missing()),
        now.rank().map(Headline::place).orElse(""),
        now.peerRank().map(Headline::place).orElse(""),
        Notation.count(now.dossiers()));
  }

  /// Empty unless both periods have enough dossiers.
  static Optional<BigDecimal> change(Standing now, @Nullable Standing before) {
    return before != null && before.isCompared() && now.isCompared()
        ? Optional.of(now.card().total().subtract(before.card().total()))
        : Optional.empty();
  }

  /// A kind that no page knows is called as it was reported.
  static Words kind(@Nullable String kind) {
    Words known = kind == null ? null : KINDS.get(kind);
    if (known != null) {
      return known;
    }
    return kind == null || kind.isBlank() ? new Words("–", "–") : new Words(kind, kind);
  }

  static String trend(BigDecimal change) {
    return change.signum() > 0 ? "good" : change.signum() < 0 ? "bad" : "none";
  }

  private static String place(Ranked<String> ranked) {
    return ranked.rank() + "/" + ranked.of() + (ranked.shared() ? " (đồng hạng)" : "");
  }
}
