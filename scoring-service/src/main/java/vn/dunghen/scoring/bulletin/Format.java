package vn.dunghen.scoring.bulletin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.scoring.wording.Language;

/// What a letter is asked for as.
enum Format {
  PDF("application/pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  CSV("text/csv;charset=UTF-8");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws ProblemException 404 for an ending that there is not
  static Format of(String ending) {
    Optional<Format> found =
        Arrays.stream(values()).filter(each -> each.ending().equals(ending)).findFirst();
    return found.orElseThrow(Format::unknown);
  }

  static ProblemException unknown() {
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no such format of this letter.");
  }

  /// Vietnamese where nothing is said.
  static Language language(@Nullable String lang) {
    return lang == null || lang.isBlank()
        ? Language.VI
        : Language.ofWire(lang)
            .orElseThrow(() -> ProblemException.parameter("lang", "must be vi or en"));
  }
}
