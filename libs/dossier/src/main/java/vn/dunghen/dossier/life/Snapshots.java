package vn.dunghen.dossier.life;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Channel;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.DossierEvent.Dated;
import vn.dunghen.dossier.event.DossierEvent.Received;
import vn.dunghen.dossier.event.DossierEvent.Reported;
import vn.dunghen.dossier.event.DossierEvent.Result;
import vn.dunghen.dossier.event.DossierEvent.Submitted;
import vn.dunghen.dossier.event.Recorded;

/// Takes snapshots apart into what they say: what they date stands at its date, what they do not
/// date stands where they stand. A function of all effective snapshots of a dossier together, so
/// that forgetting one undoes what it said.
///
/// - Of the same thing the last word counts, also of a date: the reception is where the last
///   snapshot puts it. Responsible unit, promise and term of the reception are those of the first
///   snapshot that knows the dossier as taken in; later ones are changes, at their time.
/// - Snapshots in an end state, one after another, speak of one end. Its date overrides what
///   snapshots before them said to be true from that date on: they had come late.
/// - No end stands before the reception, and no date after the snapshot that brings it.
final class Snapshots {

  private final List<Recorded<DossierEvent>> others = new ArrayList<>();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final Deque<Stretch> stretches = new ArrayDeque<>();
  private @Nullable String procedure;
  private @Nullable String unit;
  private @Nullable Channel channel;

  private Snapshots() {}

  /// The events with every snapshot taken apart, in their total order.
  ///
  /// @param ordered effective events in their total order
  static List<Recorded<DossierEvent>> apart(List<Recorded<DossierEvent>> ordered) {
    if (ordered.stream().noneMatch(event -> event.event() instanceof Reported)) {
      return ordered;
    }
    var all = new Snapshots();
    for (Recorded<DossierEvent> event : ordered) {
      if (event.event() instanceof Reported reported) {
        all.add(new Snapshot(event, reported));
      } else {
        all.others.add(event);
      }
    }
    return all.placed();
  }

  /// A snapshot, and whether its status still counts where it stands.
  private static final class Snapshot {
    final Recorded<DossierEvent> origin;
    final Reported says;
    final @Nullable NationalStatus status;
    boolean statusCounts = true;

    Snapshot(Recorded<DossierEvent> origin, Reported says) {
      this.origin = origin;
      this.says = says;
      Integer code = says.status();
      this.status = code == null ? null : NationalStatus.of(code);
    }

    Instant at() {
      return origin.occurred();
    }

    /// The date, unless it lies after the snapshot.
    @Nullable Instant past(@Nullable Instant date) {
      return date == null || date.isAfter(at()) ? null : date;
    }

    boolean isOpen() {
      return switch (status) {
        case ACCEPTED, PROCESSING, SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED -> true;
        case SUBMITTED, NOT_ACCEPTED, WITHDRAWN, STOPPED, COMPLETED, RETURNED -> false;
        case null -> false;
      };
    }

    @Nullable Instant receivedAt() {
      return status == NationalStatus.SUBMITTED || status == NationalStatus.NOT_ACCEPTED
          ? null
          : past(says.dated().receivedAt());
    }

    boolean knowsItAsTakenIn() {
      return receivedAt() != null
          || (status != null
              && status != NationalStatus.SUBMITTED
              && status != NationalStatus.NOT_ACCEPTED);
    }

    /// The ends that it tells of, with their dates where it has any.
    Map<End.Kind, @Nullable Instant> ends() {
      var ends = new EnumMap<End.Kind, @Nullable Instant>(End.Kind.class);
      Dated dated = says.dated();
      Instant ended = past(dated.endedAt());
      Instant returned = past(dated.returnedAt());
      switch (status) {
        case SUBMITTED, ACCEPTED, PROCESSING, SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED -> {}
        case NOT_ACCEPTED -> ends.put(End.Kind.REFUSED, past(dated.refusedAt()));
        case WITHDRAWN -> ends.put(End.Kind.WITHDRAWN, ended);
        case STOPPED -> ends.put(End.Kind.STOPPED, ended);
        case COMPLETED -> {
          ends.put(End.Kind.COMPLETED, ended);
          putDated(ends, End.Kind.RETURNED, returned);
        }
        case RETURNED -> {
          putDated(ends, End.Kind.COMPLETED, ended);
          ends.put(End.Kind.RETURNED, returned);
        }
        case null -> {
          putDated(ends, End.Kind.REFUSED, past(dated.refusedAt()));
          putDated(ends, End.Kind.COMPLETED, ended);
          putDated(ends, End.Kind.RETURNED, returned);
        }
      }
      return ends;
    }

    private static void putDated(
        Map<End.Kind, @Nullable Instant> ends, End.Kind kind, @Nullable Instant date) {
      if (date != null) {
        ends.put(kind, date);
      }
    }

    Recorded<DossierEvent> saying(Instant at, DossierEvent event) {
      return new Recorded<>(origin.id(), origin.sequence(), at, origin.recorded(), event);
    }

    /// What is left of it where it stands itself.
    Recorded<DossierEvent> rest() {
      return saying(
          at(),
          new Reported(
              statusCounts ? says.status() : null,
              says.procedure(),
              says.unit(),
              says.responsible(),
              says.channel(),
              says.promise(),
              says.term(),
              says.result(),
              Dated.NOTHING,
              says.stated()));
    }
  }

  /// Snapshots after one another that say the dossier is open, one each, or that say it has ended.
  private sealed interface Stretch {
    record Open(Snapshot snapshot) implements Stretch {}

    record Ended(Map<End.Kind, Word> words, List<Snapshot> snapshots) implements Stretch {
      Ended() {
        this(new EnumMap<>(End.Kind.class), new ArrayList<>());
      }

      boolean isDated() {
        return words.values().stream().anyMatch(Word::dated);
      }
    }
  }

  /// The last word on one kind of end.
  private record Word(Instant at, boolean dated, Snapshot by) {}

  private void add(Snapshot snapshot) {
    snapshots.add(snapshot);
    Reported says = snapshot.says;
    procedure = says.procedure() == null ? procedure : says.procedure();
    unit = says.unit() == null ? unit : says.unit();
    channel = says.channel() == null ? channel : says.channel();
    if (snapshot.isOpen()) {
      stretches.addLast(new Stretch.Open(snapshot));
      return;
    }
    var ends = snapshot.ends();
    if (ends.isEmpty()) {
      return;
    }
    ends.values().stream()
        .filter(date -> date != null)
        .min(Instant::compareTo)
        .ifPresent(this::overrideFrom);
    Stretch.Ended ended;
    if (stretches.peekLast() instanceof Stretch.Ended last) {
      ended = last;
    } else {
      ended = new Stretch.Ended();
      stretches.addLast(ended);
    }
    ended.snapshots().add(snapshot);
    ends.forEach((kind, date) -> {
      if (date != null) {
        ended.words().put(kind, new Word(date, true, snapshot));
      } else {
        ended.words().putIfAbsent(kind, new Word(snapshot.at(), false, snapshot));
      }
    });
  }

  private void overrideFrom(Instant date) {
    while (stretches.peekLast() instanceof Stretch.Open(Snapshot late)
        && !late.at().isBefore(date)) {
      late.statusCounts = false;
      stretches.removeLast();
    }
  }

  private List<Recorded<DossierEvent>> placed() {
    var placed = new ArrayList<>(others);
    Instant reception = receptionAt();
    submit(placed, reception);
    receive(placed, reception);
    for (Snapshot snapshot : snapshots) {
      stretchOf(snapshot)
          .filter(Stretch.Ended::isDated)
          .ifPresent(_ -> snapshot.statusCounts = false);
      placed.add(snapshot.rest());
    }
    for (Stretch stretch : stretches) {
      if (stretch instanceof Stretch.Ended ended && ended.isDated()) {
        end(placed, ended, reception);
      }
    }
    placed.sort(Recorded.order());
    return placed;
  }

  private Optional<Stretch.Ended> stretchOf(Snapshot snapshot) {
    return stretches.stream()
        .filter(Stretch.Ended.class::isInstance)
        .map(Stretch.Ended.class::cast)
        .filter(ended -> ended.snapshots().contains(snapshot))
        .findFirst();
  }

  /// Where the snapshots put the reception: at its last date; without any, where the first one
  /// stands that knows of it, or at the first dated end, if that is earlier.
  private @Nullable Instant receptionAt() {
    Instant at = null;
    for (Snapshot snapshot : snapshots) {
      Instant date = snapshot.receivedAt();
      at = date == null ? at : date;
    }
    if (at != null) {
      return at;
    }
    for (Snapshot snapshot : snapshots) {
      if (snapshot.knowsItAsTakenIn()) {
        at = snapshot.at();
        break;
      }
    }
    if (at == null) {
      return null;
    }
    for (Stretch stretch : stretches) {
      if (stretch instanceof Stretch.Ended ended) {
        for (Word word : ended.words().values()) {
          at = word.dated() && word.at().isBefore(at) ? word.at() : at;
        }
      }
    }
    return at;
  }

  private void submit(List<Recorded<DossierEvent>> placed, @Nullable Instant reception) {
    if (procedure == null || unit == null || channel == null) {
      return;
    }
    Snapshot dated = null;
    Snapshot undated = null;
    for (Snapshot snapshot : snapshots) {
      dated = snapshot.past(snapshot.says.dated().submittedAt()) == null ? dated : snapshot;
      undated = undated == null && snapshot.status == NationalStatus.SUBMITTED ? snapshot : undated;
    }
    var submitted = new Submitted(procedure, unit, channel);
    if (dated != null) {
      Instant at = dated.says.dated().submittedAt();
      placed.add(dated.saying(at == null ? dated.at() : at, submitted));
    } else if (undated != null && (reception == null || undated.at().isBefore(reception))) {
      placed.add(undated.saying(undated.at(), submitted));
    }
  }

  private void receive(List<Recorded<DossierEvent>> placed, @Nullable Instant reception) {
    if (reception == null || isReceivedBy(reception)) {
      return;
    }
    Submitted submitted = submission();
    String at = unit != null ? unit : submitted == null ? null : submitted.unit();
    String what = procedure != null ? procedure : submitted == null ? null : submitted.procedure();
    if (at == null || what == null) {
      return;
    }
    Channel how =
        channel != null ? channel : submitted == null ? Channel.COUNTER : submitted.channel();
    for (Snapshot snapshot : snapshots) {
      if (snapshot.knowsItAsTakenIn()) {
        Reported says = snapshot.says;
        String responsible = says.responsible() == null ? at : says.responsible();
        placed.add(
            snapshot.saying(
                reception, new Received(what, at, responsible, how, says.promise(), says.term())));
        return;
      }
    }
  }

  /// Whether another event than a snapshot tells of a reception by then: it outranks them.
  private boolean isReceivedBy(Instant reception) {
    return others.stream()
        .anyMatch(
            event -> event.event() instanceof Received && !event.occurred().isAfter(reception));
  }

  private @Nullable Submitted submission() {
    for (Recorded<DossierEvent> event : others) {
      if (event.event() instanceof Submitted submitted) {
        return submitted;
      }
    }
    return null;
  }

  private static void end(
      List<Recorded<DossierEvent>> placed, Stretch.Ended ended, @Nullable Instant reception) {
    Result result = null;
    for (Snapshot snapshot : ended.snapshots()) {
      result = snapshot.says.result() == null ? result : snapshot.says.result();
    }
    for (var word : ended.words().entrySet()) {
      DossierEvent event =
          switch (word.getKey()) {
            case COMPLETED -> new DossierEvent.Completed(result);
            case RETURNED -> new DossierEvent.Returned(null);
            case REFUSED -> new DossierEvent.Refused("");
            case WITHDRAWN -> new DossierEvent.Withdrawn("");
            case STOPPED -> new DossierEvent.Stopped("");
          };
      Instant at = word.getValue().at();
      if (reception != null && at.isBefore(reception) && word.getKey() != End.Kind.REFUSED) {
        at = reception;
      }
      placed.add(word.getValue().by().saying(at, event));
    }
  }
}
