package vn.dunghen.scoring.opendata;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import vn.dunghen.scoring.opendata.model.Vintage;
import vn.dunghen.scoring.releases.model.Heading;
import vn.dunghen.scoring.releases.model.PublishedRelease;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// A release as the public pages name it.
///
/// @param href the public page with its figures
/// @param erratum of which release; empty where it is none
/// @param reason of the erratum
/// @param correctedBy the errata that correct it, joined; empty where there are none
record VintageView(
    long id,
    String href,
    String letter,
    String date,
    String published,
    String asOf,
    String ruleSet,
    String ruleSetDigest,
    String digest,
    String erratum,
    String reason,
    String correctedBy,
    String json,
    String csv) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  /// What a release published of a period.
  ///
  /// @param total of the city
  record Of(VintageView release, String total) {

    static Of of(Vintage vintage) {
      return new Of(VintageView.of(vintage.release()), Notation.points(vintage.total()));
    }
  }

  static VintageView of(PublishedRelease release) {
    Heading heading = release.heading();
    OpenRelease open = OpenRelease.of(release);
    Optional<Heading.Erratum> erratum = heading.erratum();
    return new VintageView(
        release.id(),
        href(release.id()),
        heading.letter(),
        DAY.format(heading.date()),
        PeriodName.hour(release.publishedAt()),
        PeriodName.hour(heading.asOf()),
        heading.ruleSet() + ", bản " + heading.ruleSetVersion(),
        heading.ruleSetDigest(),
        release.digest(),
        erratum.map(each -> Long.toString(each.corrects())).orElse(""),
        erratum.map(Heading.Erratum::reason).orElse(""),
        String.join(", ", release.correctedBy().stream().map(each -> "bản " + each).toList()),
        open.json(),
        open.csv());
  }

  static String href(long release) {
    return "/cong-khai?release=" + release;
  }

  static List<Of> all(List<Vintage> vintages) {
    return vintages.stream().map(Of::of).toList();
  }
}
