package vn.dunghen.dossier.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CalendarYear;
import vn.dunghen.dossier.time.Term;

/// A fact about the reference data: `vn.dunghen.reference.<name>.v1` on the wire. Posted by an
/// operator, kept with both times, projected by each service.
public sealed interface ReferenceEvent {

  /// From `validFrom` to `validTo` (both days included) the agency is so. At its end its dossiers
  /// pass to the successor, or without one to the parent.
  record Agency(
      String code,
      String name,
      String kind,
      @Nullable String parent,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable String successor)
      implements ReferenceEvent {}

  /// An administrative procedure (thủ tục hành chính) of the catalogue.
  record Procedure(
      String code,
      String name,
      String field,
      @Nullable Term term,
      List<String> papers,
      @Nullable BigDecimal fee,
      Online online,
      List<String> steps,
      @Nullable String officer,
      @Nullable String hotline,
      LocalDate validFrom,
      @Nullable String suggestionBox,
      Scope scope)
      implements ReferenceEvent {
    public Procedure {
      papers = List.copyOf(papers);
      steps = List.copyOf(steps);
    }

    /// A procedure of which nothing beyond its own page is said.
    public Procedure(
        String code,
        String name,
        String field,
        @Nullable Term term,
        List<String> papers,
        @Nullable BigDecimal fee,
        Online online,
        List<String> steps,
        @Nullable String officer,
        @Nullable String hotline,
        LocalDate validFrom) {
      this(
          code,
          name,
          field,
          term,
          papers,
          fee,
          online,
          steps,
          officer,
          hotline,
          validFrom,
          null,
          Scope.UNSTATED);
    }
  }

  /// What the indicators ask of a procedure; null where nobody said it.
  ///
  /// @param returnsWrittenResult whether it ends with a paper or another written result (4.1, 3.3)
  /// @param forCitizens whether its subjects are citizens, overseas Vietnamese or foreigners (4.5b)
  /// @param unit the unit in charge of it
  record Scope(
      @Nullable Boolean returnsWrittenResult,
      @Nullable Boolean forCitizens,
      @Nullable Level level,
      @Nullable String unit) {
    public static final Scope UNSTATED = new Scope(null, null, null, null);
  }

  /// Which level of government resolves a procedure.
  enum Level {
    CITY("city"),
    COMMUNE("commune");

    private final String wire;

    Level(String wire) {
      this.wire = wire;
    }

    /// The spelling in events.
    public String wire() {
      return wire;
    }
  }

  /// The working calendar of a year.
  record Calendar(CalendarYear calendar) implements ReferenceEvent {}

  /// Which identity speaks through a source, and for which agencies (with all below them).
  record Source(String source, String identity, List<String> agencies) implements ReferenceEvent {
    public Source {
      agencies = List.copyOf(agencies);
    }
  }

  /// Who is told about an agency's dossiers.
  record Recipient(
      String agency,
      String name,
      String role,
      @Nullable String email,
      @Nullable String webhook,
      @Nullable String deputy,
      LocalDate validFrom,
      @Nullable LocalDate validTo)
      implements ReferenceEvent {}

  /// From `at` on the agency (with all below it) works with the suite: history before it may be
  /// imported, nothing before it is alerted or pushed. Set once.
  record GoLive(String agency, Instant at) implements ReferenceEvent {}

  /// A type that this version does not know.
  record Unknown(String type) implements ReferenceEvent {}

  /// How far a procedure is offered online.
  enum Online {
    NONE("none"),
    PARTIAL("partial"),
    FULL("full");

    private final String wire;

    Online(String wire) {
      this.wire = wire;
    }

    /// The spelling in events.
    public String wire() {
      return wire;
    }
  }
}
