package vn.dunghen.sync.pushing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.dunghen.sync.national.NationalPortal;
import vn.dunghen.sync.national.NationalPortal.Mode;
import vn.dunghen.sync.national.model.HoSo;
import vn.dunghen.sync.national.model.LookedUp;
import vn.dunghen.sync.national.model.Person;
import vn.dunghen.sync.national.model.TienDo;
import vn.dunghen.sync.national.model.Told;
import vn.dunghen.sync.national.model.Verdict;
import vn.dunghen.sync.pushing.PushingConfig.Unanswered;
import vn.dunghen.sync.pushing.model.PushState;

/// One attempt at one dossier: look up where the outcome before is unknown, push the snapshot, then
/// the steps that were not sent yet. Whatever happens is an [Outcome].
final class Attempt {

  private static final int MOST_PUSHES = 3;
  private static final Pattern FIELD_NAME =
      Pattern.compile("\\b[A-Z][A-Za-z]*[a-z][A-Z][A-Za-z]*\\b");
  private static final List<String> SHOWN =
      List.of("TrangThaiHoSo", "NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "NgayTra");

  private final NationalPortal portal;
  private final Unanswered unansweredProgress;
  private final ObjectMapper json;
  private final Work work;
  private final Instant began;
  private final Calling calling;

  private int calls;
  private boolean taken;
  private boolean progressLost;
  private boolean wasThere;
  private final List<Outcome.Sent> sent = new ArrayList<>();
  private Outcome.@Nullable Seen seen;

  /// Lets calls through one by one and hears what became of them.
  interface Calling {

    /// Waits for the budget.
    ///
    /// @return whether the call may be made; else the attempt ends here
    boolean mayCall();

    void heard(Verdict verdict);

    /// When to try again after a failure.
    ///
    /// @param spoke whether the portal spoke
    /// @param failures of this kind in a row
    Instant again(boolean spoke, int failures);
  }

  /// What there is to do.
  ///
  /// @param told ready to be sent
  /// @param unsent the steps that were not sent yet, in order of time
  /// @param forgotten those of them that may have been sent before the database was put back
  /// @param putBack whether the database was put back since the portal may have been told of it
  /// @param correlation of the request that brought the newest event of what is told
  record Work(
      Pushes.Claimed claimed,
      Considering.Considered considered,
      Told.Ready told,
      Person person,
      List<TienDo> unsent,
      Set<TienDo.Key> forgotten,
      boolean putBack,
      Optional<String> correlation) {}

  Attempt(
      NationalPortal portal,
      Unanswered unansweredProgress,
      ObjectMapper json,
      Work work,
      Instant began,
      Calling calling) {
    this.portal = portal;
    this.unansweredProgress = unansweredProgress;
    this.json = json;
    this.work = work;
    this.began = began;
    this.calling = calling;
  }

  /// The outcome of a dossier that is not to be sent.
  static Outcome heldBack(Pushes.Claimed claimed, Considering.Considered considered, Instant now) {
    return switch (considered.wish().verdict()) {
      case Wish.Verdict.HeldBack held ->
          without(
              claimed,
              held.state(),
              held.state() == PushState.KHONG_ANH_XA ? "UNMAPPED" : "DATA",
              held.field(),
              held.reason(),
              now);
      case Wish.Verdict.BeforeGoLive _ ->
          without(claimed, PushState.KHONG_GUI, null, null, null, now);
      case Wish.Verdict.Send _ ->
          throw new IllegalArgumentException("a dossier that is to be sent is not held back");
    };
  }

  private static Outcome without(
      Pushes.Claimed claimed,
      PushState state,
      @Nullable String errorClass,
      @Nullable String field,
      @Nullable String message,
      Instant now) {
    return new Outcome(
        claimed.dossier(),
        claimed.attempt(),
        claimed.version(),
        state,
        null,
        claimed.tries(),
        claimed.delays(),
        claimed.askFirst(),
        false,
        null,
        null,
        null,
        errorClass,
        null,
        field,
        message,
        List.of(),
        false,
        now,
        0,
        null);
  }

  Outcome run() {
    if (isChanged() || work.claimed().askFirst()) {
      Outcome failed = snapshot();
      if (failed != null) {
        return failed;
      }
    }
    List<TienDo> steps = progressLost ? work.told().progress() : withoutForgotten(work.unsent());
    for (int from = 0; from < steps.size(); from += TienDo.MOST_AT_ONCE) {
      var piece = steps.subList(from, Math.min(from + TienDo.MOST_AT_ONCE, steps.size()));
      Outcome failed = progress(piece);
      if (failed != null) {
        return failed;
      }
    }
    return outcome(PushState.DA_DONG_BO, null, 0, 0, false, null, null, null);
  }

  /// Whether the portal took another snapshot last, as far as is written down.
  private boolean isChanged() {
    return !work.considered().snapshotDigest().equals(work.claimed().snapshotDigest())
        || work.claimed().acknowledged() == 0;
  }

  /// A step that may have been sent before the database was put back, and cannot be looked up,
  /// counts as taken, unconfirmed; unless the portal had nothing of the dossier.
  private List<TienDo> withoutForgotten(List<TienDo> steps) {
    if (!wasThere) {
      return steps;
    }
    steps.stream()
        .map(TienDo::key)
        .filter(work.forgotten()::contains)
        .forEach(key -> sent.add(new Outcome.Sent(key, false)));
    return steps.stream().filter(step -> !work.forgotten().contains(step.key())).toList();
  }

  /// The outcome where a defect of ours ended the attempt: what the portal has of it is unknown.
  Outcome broken() {
    int tries = work.claimed().tries() + 1;
    return outcome(
        PushState.KHONG_RO, calling.again(true, tries), tries, 0, true, null, null, "defect");
  }

  /// @return null once the portal has the snapshot
  private @Nullable Outcome snapshot() {
    Mode mode = work.claimed().acknowledged() > 0 ? Mode.UPDATE : Mode.INSERT;
    if (work.claimed().askFirst()) {
      LookedUp found = call(this::lookUp, LookedUp.Unknown::new);
      switch (found) {
        case LookedUp.Found(var fields) -> {
          mode = Mode.UPDATE;
          wasThere = true;
          seen = new Outcome.Seen.Shown(fields);
          if (isOurs(fields)) {
            taken = true;
            seen = new Outcome.Seen.Acknowledged(work.told().hoSo());
            return null;
          }
        }
        case LookedUp.Absent _ -> {
          progressLost = work.claimed().acknowledged() > 0;
          mode = Mode.INSERT;
          seen = new Outcome.Seen.Absent();
        }
        case LookedUp.Unknown(var why) -> {
          if (why != Verdict.NOT_OFFERED) {
            return failed(why, true);
          }
        }
      }
    }
    for (int pushes = 1; ; pushes++) {
      Mode tried = mode;
      Verdict verdict =
          call(
              () ->
                  portal.push(
                      work.considered().madonvi(), work.told().hoSo().with(work.person()), tried),
              why -> why);
      boolean flips =
          pushes < MOST_PUSHES
              && (verdict.kind() == Verdict.Kind.EXISTS && mode == Mode.INSERT
                  || verdict.kind() == Verdict.Kind.MISSING && mode == Mode.UPDATE);
      if (verdict.kind() == Verdict.Kind.OK) {
        wasThere |= mode == Mode.UPDATE;
        taken = true;
        seen = new Outcome.Seen.Acknowledged(work.told().hoSo());
        return null;
      }
      wasThere |= verdict.kind() == Verdict.Kind.EXISTS;
      if (verdict.spoke() && verdict.perhapsTaken() && isShown()) {
        taken = true;
        seen = new Outcome.Seen.Acknowledged(work.told().hoSo());
        return null;
      }
      if (!flips) {
        return failed(verdict, verdict.kind() == Verdict.Kind.AMBIGUOUS);
      }
      progressLost |= mode == Mode.UPDATE;
      mode = mode == Mode.INSERT ? Mode.UPDATE : Mode.INSERT;
    }
  }

  /// Whether the portal shows what it was just sent and answered in a way that cannot be read.
  private boolean isShown() {
    return call(this::lookUp, LookedUp.Unknown::new) instanceof LookedUp.Found(var fields)
        && agrees(fields);
  }

  private LookedUp lookUp() {
    return portal.lookUp(work.considered().madonvi(), work.claimed().dossier());
  }

  private boolean agrees(Map<String, String> fields) {
    HoSo ours = work.told().hoSo();
    return SHOWN.stream().allMatch(name -> ours.text(name).equals(fields.get(name)));
  }

  /// Whether what the portal shows can only be what was sent: it agrees in every column, and it is
  /// what the portal is known to have taken, or not what it had before as well. The portal shows
  /// few columns: where more than one version was wanted since, it may have any of them, and is
  /// told the newest; but for a database that was put back, which has forgotten what was told.
  private boolean isOurs(Map<String, String> fields) {
    boolean several = work.claimed().version() > work.claimed().acknowledged() + 1;
    if (several && !work.putBack()) {
      return false;
    }
    HoSo ours = work.told().hoSo();
    String before = work.claimed().snapshot();
    return agrees(fields)
        && (before == null
            || !isChanged()
            || SHOWN.stream()
                .anyMatch(
                    name -> !before.contains("\"" + name + "\":\"" + ours.text(name) + "\"")));
  }

  /// @return null once the portal has the steps, as far as anybody can know
  private @Nullable Outcome progress(List<TienDo> piece) {
    Verdict verdict = call(() -> portal.progress(work.considered().madonvi(), piece), why -> why);
    boolean kept =
        verdict.perhapsTaken() && (verdict.spoke() || unansweredProgress == Unanswered.KEEP);
    return switch (verdict.kind()) {
      case OK, EXISTS -> {
        piece.forEach(step -> sent.add(new Outcome.Sent(step.key(), true)));
        yield null;
      }
      case MISSING -> {
        progressLost = true;
        taken = false;
        sent.clear();
        yield failed(verdict, true);
      }
      case AMBIGUOUS -> {
        if (kept) {
          piece.forEach(step -> sent.add(new Outcome.Sent(step.key(), false)));
          yield null;
        }
        yield failed(verdict, false);
      }
      case TRANSPORT, AUTH, DATA -> failed(verdict, false);
    };
  }

  private <T> T call(Supplier<T> made, Function<Verdict, T> not) {
    if (!calling.mayCall()) {
      return not.apply(Verdict.transport("ending"));
    }
    calls++;
    T answer = made.get();
    calling.heard(
        switch (answer) {
          case Verdict verdict -> verdict;
          case LookedUp.Unknown(var why) -> why;
          default -> Verdict.TAKEN; // a look-up that told yes or no
        });
    return answer;
  }

  private Outcome failed(Verdict verdict, boolean askFirst) {
    int tries = verdict.spoke() ? work.claimed().tries() + 1 : work.claimed().tries();
    int delays = verdict.spoke() ? 0 : work.claimed().delays() + 1;
    String message = work.person().scrub(verdict.message());
    PushState state =
        switch (verdict.kind()) {
          case DATA -> PushState.LOI_DU_LIEU;
          case AMBIGUOUS -> PushState.KHONG_RO;
          case OK, TRANSPORT, AUTH, EXISTS, MISSING -> PushState.CHO_THU_LAI;
        };
    Instant again =
        state == PushState.LOI_DU_LIEU
            ? null
            : calling.again(verdict.spoke(), verdict.spoke() ? tries : delays);
    var names = FIELD_NAME.matcher(verdict.message());
    String field = state == PushState.LOI_DU_LIEU && names.find() ? names.group() : null;
    return outcome(
        state,
        again,
        tries,
        delays,
        askFirst || work.claimed().askFirst() && !taken,
        verdict,
        field,
        message);
  }

  private Outcome outcome(
      PushState state,
      @Nullable Instant dueAt,
      int tries,
      int delays,
      boolean askFirst,
      @Nullable Verdict verdict,
      @Nullable String field,
      @Nullable String message) {
    return new Outcome(
        work.claimed().dossier(),
        work.claimed().attempt(),
        work.claimed().version(),
        state,
        dueAt,
        tries,
        delays,
        askFirst,
        taken,
        state == PushState.DA_DONG_BO ? work.considered().wish().digest() : null,
        taken ? text(work.told().hoSo().withoutPerson().fields()) : null,
        taken ? work.considered().snapshotDigest() : null,
        verdict == null ? null : verdict.kind().name(),
        verdict == null ? null : verdict.code(),
        field,
        message,
        sent,
        progressLost,
        began,
        calls,
        seen);
  }

  private String text(Map<String, Object> fields) {
    try {
      return json.writeValueAsString(fields);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Texts and lists are always JSON.", impossible);
    }
  }
}
