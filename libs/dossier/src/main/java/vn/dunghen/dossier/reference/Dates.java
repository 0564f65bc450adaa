package vn.dunghen.dossier.reference;

import java.time.LocalDate;
import java.util.Optional;
import vn.dunghen.dossier.time.Term;
import vn.dunghen.dossier.time.WorkCalendar;

/// What the fold needs to compute dates: the calendar, and the catalogue's term of a procedure.
public interface Dates {

  WorkCalendar calendar();

  /// The term of a procedure on a day, if the catalogue has one.
  Optional<Term> term(String procedure, LocalDate on);
}
