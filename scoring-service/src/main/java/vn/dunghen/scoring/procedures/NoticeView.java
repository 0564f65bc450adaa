package vn.dunghen.scoring.procedures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Notation;

/// The notice of a procedure that hangs at the one-stop desk (mission, M13).
///
/// @param unit the name of the unit in charge; empty texts and null where the catalogue says
///   nothing
/// @param gaps what has to be there and is not
record NoticeView(
    String code,
    String name,
    String field,
    String unit,
    List<String> steps,
    List<String> papers,
    @Nullable Words term,
    String fee,
    String officer,
    String hotline,
    String suggestionBox,
    String on,
    List<Words> gaps) {

  NoticeView {
    steps = List.copyOf(steps);
    papers = List.copyOf(papers);
    gaps = List.copyOf(gaps);
  }

  static NoticeView of(Procedure procedure, String unit, List<Words> gaps, LocalDate today) {
    return new NoticeView(
        procedure.code(),
        procedure.name(),
        procedure.field(),
        unit,
        procedure.steps(),
        procedure.papers(),
        procedure.term() == null ? null : GapWords.of(procedure.term()),
        fee(procedure),
        text(procedure.officer()),
        text(procedure.hotline()),
        text(procedure.suggestionBox()),
        CatalogueView.DAY.format(today),
        gaps);
  }

  private static String fee(Procedure procedure) {
    if (procedure.fee() == null) {
      return "";
    }
    if (procedure.fee().signum() == 0) {
      return "Không thu / none";
    }
    BigDecimal fee = procedure.fee().stripTrailingZeros();
    return (fee.scale() <= 0 ? Notation.count(fee.longValueExact()) : Notation.shortly(fee))
        + " đồng";
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
