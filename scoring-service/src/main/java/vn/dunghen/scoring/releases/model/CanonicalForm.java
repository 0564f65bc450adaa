package vn.dunghen.scoring.releases.model;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.releases.model.FrozenAgency.FrozenIndicator;
import vn.dunghen.scoring.releases.model.FrozenAgency.Place;
import vn.dunghen.scoring.rulesets.model.Counts;

/// All that a release states, as one text of which its digest is taken: equal texts for equal
/// contents, whatever the order in which they come. Lines end with LF, fields are parted by tabs; a
/// field's backslash, tab and line ends are written as `\\`, `\t`, `\n` and `\r`, an absent one as
/// `\-`. `docs/domain.md` lists the lines.
public final class CanonicalForm {

  private CanonicalForm() {}

  public static String of(Heading heading, Collection<FrozenAgency> figures) {
    var text = new StringBuilder();
    line(
        text,
        "release",
        heading.letter(),
        heading.date(),
        Heading.VIEW,
        heading.ruleSet(),
        heading.ruleSetVersion(),
        heading.ruleSetDigest(),
        heading.asOf(),
        heading.erratum().map(Heading.Erratum::corrects).orElse(null),
        heading.erratum().map(Heading.Erratum::reason).orElse(null));
    for (Period period : heading.periods()) {
      line(text, "period", period.wire());
    }
    figures.stream()
        .sorted(Comparator.comparing(FrozenAgency::period).thenComparing(FrozenAgency::agency))
        .forEach(each -> agency(text, each));
    return text.toString();
  }

  /// SHA-256 of the text in UTF-8, in hexadecimal.
  public static String digest(Heading heading, Collection<FrozenAgency> figures) {
    try {
      byte[] bytes = of(heading, figures).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }

  private static void agency(StringBuilder text, FrozenAgency agency) {
    line(
        text,
        "agency",
        agency.period(),
        agency.agency(),
        agency.name(),
        agency.kind(),
        agency.parent(),
        agency.dossiers(),
        agency.total().toPlainString(),
        String.join(",", agency.missing()),
        agency.band(),
        place(agency.rank()),
        place(agency.peers()));
    List<FrozenIndicator> sorted =
        agency.indicators().stream()
            .sorted(Comparator.comparing(FrozenIndicator::indicator))
            .toList();
    for (FrozenIndicator each : sorted) {
      Optional<Counts> counts = each.counts();
      line(
          text,
          "indicator",
          agency.period(),
          agency.agency(),
          each.indicator(),
          counts.map(Counts::numerator).orElse(null),
          counts.map(Counts::denominator).orElse(null),
          each.score().map(BigDecimal::toPlainString).orElse(null));
    }
  }

  private static @Nullable String place(@Nullable Place place) {
    return place == null
        ? null
        : place.rank() + "/" + place.of() + (place.shared() ? " shared" : "");
  }

  private static void line(StringBuilder text, @Nullable Object... fields) {
    var line = new StringJoiner("\t", "", "\n");
    for (Object field : fields) {
      line.add(field == null ? "\\-" : escaped(field.toString()));
    }
    text.append(line);
  }

  private static String escaped(String field) {
    return field
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
