package vn.dunghen.intake.officialresults;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.StandingEvent.Group;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;

/// What a letter changes: which snapshots it stands beside, and whether its total and its change
/// agree with those of the periods before and after it.
final class LetterEffects {

  private static final int GROUPS = 6;
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu").withZone(CivilTime.ZONE);

  private LetterEffects() {}

  /// @param light good, warn or none
  record Effect(String light, String vi, String en) {}

  /// @param earlier every snapshot of the same agency, in the order in which the data were taken
  static List<Effect> of(NationalStanding letter, List<NationalStanding> earlier) {
    var effects = new ArrayList<Effect>();
    List<NationalStanding> same =
        earlier.stream().filter(each -> each.period().equals(letter.period())).toList();
    if (same.isEmpty()) {
      effects.add(
          new Effect("none", "Bản đầu tiên của kỳ này.", "The first snapshot of this period."));
    }
    same.forEach(each -> effects.add(beside(letter, each)));
    latest(earlier, each -> follows(letter.period(), each.period()))
        .ifPresentOrElse(
            before -> claim(letter, before, before.total()).ifPresent(effects::add),
            () -> {
              if (letter.change() != null) {
                effects.add(
                    new Effect(
                        "none",
                        "Chưa có kết quả của kỳ trước để so mức thay đổi.",
                        "There is no result of the period before to compare the change with."));
              }
            });
    latest(earlier, each -> follows(each.period(), letter.period()))
        .flatMap(after -> claim(after, letter, letter.total()))
        .ifPresent(effects::add);
    sumOfGroups(letter).ifPresent(effects::add);
    return effects;
  }

  private static Effect beside(NationalStanding letter, NationalStanding other) {
    return new Effect(
        "none",
        "Kỳ này đã có %s (số liệu %s, %s); cả hai được giữ."
            .formatted(written(other.total()), hour(other.dataTakenAt()), other.letter()),
        "There is %s already; both are kept, the one with the later data hour counts."
            .formatted(other.total() == null ? "one without a total" : other.total().toString()));
  }

  /// Whether what a period's total and change say of the period before is what that says itself.
  private static Optional<Effect> claim(
      NationalStanding later, NationalStanding before, @Nullable BigDecimal said) {
    BigDecimal total = later.total();
    BigDecimal change = later.change();
    if (total == null || change == null || said == null) {
      return Optional.empty();
    }
    BigDecimal implied = total.subtract(change);
    String vi =
        "Kỳ %s: %s − (%s) = %s cho kỳ %s, đã có %s"
            .formatted(
                later.period(),
                written(total),
                written(change),
                written(implied),
                before.period(),
                written(said));
    if (implied.compareTo(said) == 0) {
      return Optional.of(new Effect("good", vi + ": khớp.", "The stated change agrees."));
    }
    return Optional.of(
        later.dataTakenAt().equals(before.dataTakenAt())
            ? new Effect(
                "warn",
                vi + ": mâu thuẫn trong nguồn, cùng giờ số liệu.",
                "The change contradicts the source: both rest on data of one hour.")
            : new Effect(
                "warn",
                vi + ": kỳ trước đã được sửa bởi số liệu sau.",
                "The change implies another total: a revision by later data."));
  }

  private static Optional<Effect> sumOfGroups(NationalStanding letter) {
    BigDecimal total = letter.total();
    if (letter.groups().size() != GROUPS || total == null) {
      return Optional.empty();
    }
    BigDecimal sum =
        letter.groups().stream().map(Group::score).reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.compareTo(total) == 0
        ? Optional.of(new Effect("good", "Tổng sáu nhóm khớp tổng điểm.", "The six groups add up."))
        : Optional.of(
            new Effect(
                "warn",
                "Tổng sáu nhóm là %s, khác tổng điểm %s.".formatted(written(sum), written(total)),
                "The six groups add up to another total."));
  }

  private static Optional<NationalStanding> latest(
      List<NationalStanding> all, java.util.function.Predicate<NationalStanding> those) {
    return all.stream().filter(those).reduce((_, last) -> last);
  }

  /// Whether a period comes right after another of the same length.
  private static boolean follows(Period later, Period before) {
    return before.to().plusDays(1).equals(later.from())
        && before.months().size() == later.months().size();
  }

  private static String written(@Nullable BigDecimal number) {
    return Objects.toString(number, "–").replace('.', ',').replace('-', '−');
  }

  private static String hour(Instant instant) {
    return HOUR.format(instant);
  }
}
