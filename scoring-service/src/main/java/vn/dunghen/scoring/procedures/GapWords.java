package vn.dunghen.scoring.procedures;

import vn.dunghen.dossier.event.ProcedureEvent.Component;
import vn.dunghen.dossier.time.Term;
import vn.dunghen.scoring.procedures.model.Gap;
import vn.dunghen.scoring.rulesets.model.Words;

/// Gaps, components and terms of procedures in words.
final class GapWords {

  private GapWords() {}

  static Words of(Gap gap) {
    return switch (gap) {
      case STEPS -> new Words("trình tự", "steps");
      case PAPERS -> new Words("thành phần hồ sơ", "papers");
      case TERM -> new Words("thời hạn", "time limit");
      case FEE -> new Words("phí, lệ phí", "fee");
      case OFFICER -> new Words("cán bộ tiếp nhận", "officer");
      case HOTLINE -> new Words("đường dây nóng", "hotline");
      case SUGGESTION_BOX -> new Words("hòm thư góp ý", "suggestion box");
      case UNIT -> new Words("đơn vị phụ trách", "unit in charge");
    };
  }

  static Words of(Component component) {
    return switch (component) {
      case NAME -> new Words("tên", "name");
      case SEQUENCE -> new Words("trình tự", "sequence");
      case MANNER -> new Words("cách thức", "manner");
      case DOSSIER -> new Words("hồ sơ", "dossier");
      case TIME_LIMIT -> new Words("thời hạn", "time limit");
      case SUBJECTS -> new Words("đối tượng", "subjects");
      case AUTHORITY -> new Words("cơ quan", "authority");
    };
  }

  static Words of(Term term) {
    return switch (term.unit()) {
      case WORKING_HOUR -> words(term, "giờ làm việc", "working hours");
      case WORKING_DAY -> words(term, "ngày làm việc", "working days");
      case CALENDAR_DAY -> words(term, "ngày", "calendar days");
      case MONTH -> words(term, "tháng", "months");
    };
  }

  private static Words words(Term term, String vi, String en) {
    return new Words(term.length() + " " + vi, term.length() + " " + en);
  }
}
