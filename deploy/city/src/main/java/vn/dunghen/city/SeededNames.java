package vn.dunghen.city;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The fictional citizens of the seeded city. Their middle names mean "trial", "sample",
/// "fictitious": no living person is called so, and a search for them finds every leak.
public final class SeededNames {
  private static final List<String> FAMILY =
      List.of(
          "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô");
  private static final List<String> MIDDLE = List.of("Thử Nghiệm", "Giả Định", "Hư Cấu");
  private static final List<String> GIVEN =
      List.of(
          "Ánh", "Bích", "Châu", "Dũng", "Đức", "Giang", "Hạnh", "Hiếu", "Hương", "Khánh", "Lĩnh",
          "Mỹ", "Nghĩa", "Ngọc", "Phượng", "Quỳnh", "Sơn", "Thảo", "Thủy", "Tuấn", "Vượng", "Yến");
  private static final List<String> ALL = combine();

  private SeededNames() {}

  /// Every name that a seeded dossier may carry.
  public static List<String> all() {
    return ALL;
  }

  /// The name of a head of an agency: public, and none that a citizen has, so that a search for the
  /// citizens' finds citizens alone. The middle name means "public office".
  static String official(int number) {
    return FAMILY.get(Math.floorMod(number, FAMILY.size()))
        + " Công Vụ "
        + GIVEN.get(Math.floorMod(number * 5, GIVEN.size()));
  }

  /// The personal fields of the citizen with this number. Identity numbers begin with `999`, which
  /// no province has; contacts end with `.invalid`, which no mail server serves.
  static Map<String, Object> personal(int citizen) {
    var personal = new LinkedHashMap<String, Object>();
    personal.put("name", ALL.get(Math.floorMod(citizen, ALL.size())));
    personal.put("identityNumber", "999%09d".formatted(Math.floorMod(citizen, 1_000_000_000)));
    personal.put("contact", "congdan%d@thunghiem.invalid".formatted(citizen));
    return personal;
  }

  private static List<String> combine() {
    var names = new ArrayList<String>();
    for (var family : FAMILY) {
      for (var middle : MIDDLE) {
        for (var given : GIVEN) {
          names.add(family + " " + middle + " " + given);
        }
      }
    }
    return List.copyOf(names);
  }
}
