package vn.dunghen.intake.receiving;

import java.time.Instant;
import java.util.List;
import vn.dunghen.dossier.event.Flaw;

/// What becomes of a posted event.
public sealed interface Verdict {

  /// On disk now.
  record Accepted(Instant at) implements Verdict {}

  /// Was on disk before, with the same content.
  record Duplicate(Instant at) implements Verdict {}

  /// The id is used for another content; this one is in quarantine.
  record Conflict() implements Verdict {}

  /// Not an event of this contract, or one that cannot be true.
  record Invalid(List<Flaw> flaws) implements Verdict {
    public Invalid {
      flaws = List.copyOf(flaws);
    }
  }

  /// Not the poster's to say.
  record Forbidden(List<Flaw> flaws) implements Verdict {
    public Forbidden {
      flaws = List.copyOf(flaws);
    }
  }

  static Verdict invalid(String pointer, String reason) {
    return new Invalid(List.of(new Flaw(pointer, reason)));
  }

  static Verdict forbidden(String pointer, String reason) {
    return new Forbidden(List.of(new Flaw(pointer, reason)));
  }

  default Outcome outcome() {
    return switch (this) {
      case Accepted _ -> Outcome.ACCEPTED;
      case Duplicate _ -> Outcome.DUPLICATE;
      case Conflict _ -> Outcome.CONFLICT;
      case Invalid _ -> Outcome.INVALID;
      case Forbidden _ -> Outcome.FORBIDDEN;
    };
  }
}
