package vn.dunghen.scoring.agencies.model;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;

/// Finds agencies by name, whatever the case and the diacritics, in every era. The name itself
/// comes first (also without its kind: *Thanh Xuân* is *Quận Thanh Xuân*), then names that begin
/// so, then names that hold it; of equals the earlier valid first.
public final class AgencySearch {

  private static final List<String> KINDS =
      List.of(
          "uy ban nhan dan ",
          "ubnd ",
          "thanh pho ",
          "thi tran ",
          "thi xa ",
          "quan ",
          "huyen ",
          "phuong ",
          "xa ",
          "so ");

  private AgencySearch() {}

  private record Found(Agency agency, int rank) {}

  /// Every era whose name, or whose code exactly, is asked for.
  ///
  /// @param eras of every agency
  public static List<Agency> find(Collection<List<Agency>> eras, String name) {
    String asked = plain(name);
    return eras.stream()
        .flatMap(List::stream)
        .flatMap(agency -> found(agency, asked).stream())
        .sorted(
            Comparator.comparingInt(Found::rank)
                .thenComparing(found -> found.agency().validFrom())
                .thenComparing(found -> found.agency().code()))
        .map(Found::agency)
        .toList();
  }

  private static Optional<Found> found(Agency agency, String asked) {
    String name = plain(agency.name());
    String bare = withoutKind(name);
    if (name.equals(asked) || bare.equals(asked) || plain(agency.code()).equals(asked)) {
      return Optional.of(new Found(agency, 0));
    }
    if (name.startsWith(asked) || bare.startsWith(asked)) {
      return Optional.of(new Found(agency, 1));
    }
    return name.contains(asked) ? Optional.of(new Found(agency, 2)) : Optional.empty();
  }

  private static String withoutKind(String name) {
    for (String kind : KINDS) {
      if (name.startsWith(kind)) {
        return withoutKind(name.substring(kind.length()));
      }
    }
    return name;
  }

  /// Lower case, without diacritics, single spaces.
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replace('đ', 'd')
        .strip()
        .replaceAll("\\s+", " ");
  }
}
