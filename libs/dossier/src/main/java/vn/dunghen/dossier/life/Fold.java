package vn.dunghen.dossier.life;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.DossierEvent.PaidThrough;
import vn.dunghen.dossier.life.DossierState.Dating;
import vn.dunghen.dossier.life.DossierState.Fact;
import vn.dunghen.dossier.life.DossierState.Facts;
import vn.dunghen.dossier.life.DossierState.Reception;
import vn.dunghen.dossier.life.DossierState.Submission;
import vn.dunghen.dossier.life.DossierState.Supplements;
import vn.dunghen.dossier.life.Promise.Origin;
import vn.dunghen.dossier.reference.Dates;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Due;
import vn.dunghen.dossier.time.Term;

/// Applies a dossier's events, in their total order, one after another. An event that contradicts
/// where the dossier stands changes nothing: the fold never fails.
final class Fold {

  private final Dates dates;

  private Standing standing = Standing.NOT_RECEIVED;
  private @Nullable Submission submission;
  private @Nullable Reception reception;
  private String responsible = "";
  private String holder = "";
  private final Set<Pause> pauses = EnumSet.noneOf(Pause.class);
  private @Nullable Instant pausedSince;
  private boolean promisedSincePause;
  private @Nullable Promise promise;
  private int promises;
  private Dating dating = Dating.NO_DATE;
  private @Nullable Instant asserted;
  private @Nullable Instant computed;
  private Supplements supplements = Supplements.NONE;
  private @Nullable End end;
  private @Nullable End endBeforeReception;
  private @Nullable Instant returnedAt;
  private @Nullable Instant declinedAt;
  private final Set<Fact> stated = EnumSet.noneOf(Fact.class);
  private int likes;
  private int dislikes;
  private int reopenings;
  private int transfers;

  Fold(Dates dates) {
    this.dates = dates;
  }

  DossierState state() {
    return new DossierState(
        standing,
        submission,
        reception,
        responsible,
        holder,
        pauses.isEmpty() ? Set.of() : Set.copyOf(pauses),
        promise,
        dating,
        asserted == null ? computed : asserted,
        supplements,
        end,
        returnedAt,
        declinedAt,
        new Facts(
            stated.isEmpty() ? Set.of() : Set.copyOf(stated),
            likes,
            dislikes,
            reopenings,
            transfers));
  }

  void apply(Instant at, DossierEvent event) {
    switch (event) {
      case DossierEvent.Submitted e -> {
        if (submission == null) {
          submission = new Submission(at, e.unit(), e.procedure(), e.channel());
          if (reception == null && responsible.isEmpty()) {
            responsible = e.unit();
          }
        }
      }
      case DossierEvent.Received e -> receive(at, e);
      case DossierEvent.Refused _ -> finish(End.Kind.REFUSED, at);
      case DossierEvent.Withdrawn _ -> finish(End.Kind.WITHDRAWN, at);
      case DossierEvent.Stopped _ -> finish(End.Kind.STOPPED, at);
      case DossierEvent.Suspended _ -> pause(Pause.SUSPENSION, at);
      case DossierEvent.Resumed _ -> resume(Pause.SUSPENSION, at);
      case DossierEvent.Reopened _ -> reopen();
      case DossierEvent.SupplementRequested _ -> pause(Pause.SUPPLEMENT, at);
      case DossierEvent.SupplementSupplied _ -> resume(Pause.SUPPLEMENT, at);
      case DossierEvent.PaymentRequested e -> {
        charge(e.amount());
        pause(Pause.PAYMENT, at);
      }
      case DossierEvent.PaymentMade e -> {
        charge(e.amount());
        pay(e.through());
        resume(Pause.PAYMENT, at);
      }
      case DossierEvent.Promised e -> promise(e.promise());
      case DossierEvent.Completed e -> complete(at, e.result());
      case DossierEvent.Returned _ -> handOver(at);
      case DossierEvent.Transferred e -> transfer(e.responsible());
      case DossierEvent.Digitised e -> digitise(e);
      case DossierEvent.PopulationDataUsed _ -> stated.add(Fact.POPULATION_DATA);
      case DossierEvent.Rated e -> {
        likes += e.liked() ? 1 : 0;
        dislikes += e.liked() ? 0 : 1;
      }
      case DossierEvent.Progressed e -> {
        if (!e.by().isEmpty()) {
          holder = e.by();
        }
      }
      case DossierEvent.Reported e -> report(at, e);
      case DossierEvent.Voided _,
          DossierEvent.Corrected _,
          DossierEvent.Linked _,
          DossierEvent.Unknown _ -> {
        // voidings and corrections act on the set of events, before the fold; see DossierLife
      }
    }
  }

  /// A promise that comes with the reception is asserted first: the term then makes no promise of
  /// its own before it.
  private void receive(Instant at, DossierEvent.Received e) {
    if (e.promise() != null) {
      promise(e.promise());
    }
    if (reception == null) {
      open(new Reception(at, e.unit(), e.procedure(), e.channel()), e.responsible(), e.term());
    }
  }

  private void open(Reception taken, String unit, @Nullable Term stated) {
    reception = taken;
    responsible = unit;
    standing = Standing.OPEN;
    pauses.clear();
    pausedSince = null;
    supplements = Supplements.NONE;
    compute(taken, stated);
    if (endBeforeReception != null && endBeforeReception.at().equals(taken.at())) {
      finish(endBeforeReception.kind(), endBeforeReception.at());
    }
  }

  private void compute(Reception taken, @Nullable Term stated) {
    Term term =
        stated != null
            ? stated
            : dates.term(taken.procedure(), CivilTime.dayOf(taken.at())).orElse(null);
    if (term == null) {
      return;
    }
    switch (dates.calendar().due(taken.at(), term)) {
      case Due.At(Instant due) -> {
        computed = due;
        if (asserted == null) {
          setPromise(due, Origin.COMPUTED, false);
        }
      }
      case Due.NoCalendar _ -> {
        if (asserted == null) {
          loseDate();
        }
      }
    }
  }

  private void promise(Instant due) {
    asserted = due;
    promisedSincePause = true;
    setPromise(due, Origin.ASSERTED, false);
  }

  private void setPromise(Instant due, Origin origin, boolean moved) {
    if (promise == null || !promise.due().equals(due)) {
      promises++;
    }
    promise = new Promise(promises, due, origin, moved);
    dating = Dating.DATED;
  }

  private void loseDate() {
    promise = null;
    dating = Dating.NO_CALENDAR;
  }

  private void pause(Pause why, Instant at) {
    if (!standing.isOpen()) {
      return;
    }
    if (pauses.isEmpty()) {
      pausedSince = at;
      promisedSincePause = false;
      standing = Standing.PAUSED;
    }
    if (why == Pause.SUPPLEMENT) {
      supplements =
          new Supplements(
              supplements.requests() + 1,
              supplements.waitingSince() == null ? at : supplements.waitingSince(),
              supplements.answered());
    }
    pauses.add(why);
  }

  private void resume(Pause why, Instant at) {
    if (!standing.isOpen() || !pauses.remove(why)) {
      return;
    }
    if (why == Pause.SUPPLEMENT && supplements.waitingSince() != null) {
      supplements =
          new Supplements(
              supplements.requests(),
              null,
              supplements.answered().plus(Duration.between(supplements.waitingSince(), at)));
    }
    if (pauses.isEmpty()) {
      movePromise(at);
      pausedSince = null;
      standing = Standing.OPEN;
    }
  }

  /// A pause moves the promise by the working time it lasted, unless one was asserted since it
  /// began.
  private void movePromise(Instant at) {
    if (promise == null || pausedSince == null || promisedSincePause) {
      return;
    }
    switch (dates.calendar().moved(promise.due(), pausedSince, at)) {
      case Due.At(Instant due) -> {
        if (!due.equals(promise.due())) {
          setPromise(due, promise.origin(), true);
        }
      }
      case Due.NoCalendar _ -> loseDate();
    }
  }

  private void digitise(DossierEvent.Digitised e) {
    if (e.components()) {
      stated.add(Fact.COMPONENTS_DIGITISED);
    }
    if (e.result()) {
      stated.add(Fact.RESULT_DIGITISED);
    }
    if (e.reused()) {
      stated.add(Fact.REUSED);
    }
    if (e.fromStore()) {
      stated.add(Fact.FROM_STORE);
    }
  }

  private void complete(Instant at, DossierEvent.@Nullable Result result) {
    if (result != null && result.electronic()) {
      stated.add(Fact.ELECTRONIC_RESULT);
    }
    finish(End.Kind.COMPLETED, at);
  }

  private void handOver(Instant at) {
    if (returnedAt == null && reception != null) {
      returnedAt = at;
    }
    finish(End.Kind.RETURNED, at);
  }

  private void finish(End.Kind kind, Instant at) {
    switch (standing) {
      case NOT_RECEIVED, DECLINED -> {
        if (kind == End.Kind.REFUSED) {
          standing = Standing.DECLINED;
          declinedAt = declinedAt == null ? at : declinedAt;
        }
        if (endBeforeReception == null || kind.outranks(endBeforeReception.kind())) {
          endBeforeReception = new End(kind, at);
        }
      }
      case OPEN, PAUSED -> {
        end = new End(kind, at);
        standing = Standing.ENDED;
        pauses.clear();
        pausedSince = null;
      }
      case ENDED -> {
        if (end == null || kind.outranks(end.kind())) {
          end = new End(kind, at);
        }
      }
    }
  }

  private void reopen() {
    if (standing == Standing.ENDED) {
      standing = Standing.OPEN;
      end = null;
      returnedAt = null;
      supplements = new Supplements(supplements.requests(), null, supplements.answered());
      reopenings++;
    }
  }

  private void transfer(String unit) {
    if (reception != null && !unit.equals(responsible)) {
      transfers++;
    }
    responsible = unit;
  }

  /// What is left of a snapshot where it stands itself (see [Snapshots]). A promise that only
  /// repeats the last asserted one is no new assertion: sources send their whole record with every
  /// change.
  private void report(Instant at, DossierEvent.Reported e) {
    if (e.responsible() != null) {
      transfer(e.responsible());
    }
    if (e.promise() != null && !e.promise().equals(asserted)) {
      promise(e.promise());
    }
    state(e.stated());
    if (e.status() != null) {
      assertStatus(e.status(), at, e);
    }
  }

  private void state(DossierEvent.Stated facts) {
    if (facts.digitised() != null) {
      digitise(facts.digitised());
    }
    pay(facts.paidThrough());
    if (facts.populationData()) {
      stated.add(Fact.POPULATION_DATA);
    }
  }

  private void charge(@Nullable BigDecimal amount) {
    if (amount != null) {
      stated.add(Fact.FEE_STATED);
      if (amount.signum() > 0) {
        stated.add(Fact.FEE_OWED);
      }
    }
  }

  private void pay(@Nullable PaidThrough through) {
    if (through == PaidThrough.PORTAL || through == PaidThrough.LOCAL_GATEWAY) {
      stated.add(Fact.PAID_ONLINE);
    }
  }

  private void assertStatus(int status, Instant at, DossierEvent.Reported e) {
    switch (NationalStatus.of(status)) {
      case SUBMITTED -> {}
      case ACCEPTED, PROCESSING -> {
        reopen();
        for (Pause pause : Set.copyOf(pauses)) {
          resume(pause, at);
        }
      }
      case NOT_ACCEPTED -> finish(End.Kind.REFUSED, at);
      case SUPPLEMENT_REQUESTED -> {
        reopen();
        if (!pauses.contains(Pause.SUPPLEMENT)) {
          pause(Pause.SUPPLEMENT, at);
        }
      }
      case PAYMENT_REQUESTED -> {
        reopen();
        pause(Pause.PAYMENT, at);
      }
      case WITHDRAWN -> finish(End.Kind.WITHDRAWN, at);
      case STOPPED -> finish(End.Kind.STOPPED, at);
      case COMPLETED -> complete(at, e.result());
      case RETURNED -> handOver(at);
    }
  }
}
