package vn.dunghen.sync.pushing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Channel;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.NationalStatus;
import vn.dunghen.dossier.life.PromiseKept;
import vn.dunghen.following.CalendarDependence;
import vn.dunghen.sync.national.model.Flaw;
import vn.dunghen.sync.national.model.StatusMap;
import vn.dunghen.sync.national.model.Telling;
import vn.dunghen.sync.national.model.TienDo;
import vn.dunghen.sync.national.model.Told;
import vn.dunghen.sync.national.model.Validation;
import vn.dunghen.sync.pushing.Wish.Verdict.HeldBack;
import vn.dunghen.sync.pushing.model.PushState;

/// Considers dossiers: folds their events and says what the portal is to be told of each.
@ApplicationScoped
public class Considering {

  private final Books books;
  private final Asides asides;
  private final InstantSource clock;

  Considering(Books books, Asides asides, InstantSource clock) {
    this.books = books;
    this.asides = asides;
    this.clock = clock;
  }

  /// A dossier as considered.
  ///
  /// @param madonvi its agency's code with the portal; empty where it has none
  /// @param sealed the applicant, sealed; null where none came
  /// @param byCalendar whether a date depends on calendars or the catalogue
  public record Considered(
      Wish wish,
      Told told,
      String snapshotDigest,
      String madonvi,
      @Nullable String sealed,
      boolean byCalendar) {}

  /// Considers dossiers by all their events.
  public List<Considered> consider(
      Connection tx, Map<String, List<Recorded<DossierEvent>>> eventsOf) throws SQLException {
    if (eventsOf.isEmpty()) {
      return List.of();
    }
    Books.Book book = books.book(tx);
    Map<String, Asides.Aside> said = asides.of(tx, eventsOf.keySet());
    Set<String> asked = asides.asked(tx, eventsOf.keySet());
    Instant now = clock.instant();
    return eventsOf.entrySet().stream()
        .map(dossier ->
            consider(
                dossier.getKey(),
                dossier.getValue(),
                said.getOrDefault(dossier.getKey(), Asides.Aside.NOTHING),
                asked.contains(dossier.getKey()),
                book,
                now))
        .toList();
  }

  private static Considered consider(
      String dossier,
      Collection<Recorded<DossierEvent>> events,
      Asides.Aside aside,
      boolean asked,
      Books.Book book,
      Instant now) {
    var life = DossierLife.fold(events, Instant.MAX, book.references().datesKnownAt(Instant.MAX));
    DossierState state = life.last();
    List<Recorded<DossierEvent>> inForce = DossierLife.effective(events, Instant.MAX);
    Told told = new Telling(book).tell(dossier, state, inForce, aside.applicantKind());
    String madonvi = book.madonvi(state.responsible()).orElse("");
    String marker = aside.sealed() == null ? "" : aside.sealed();
    String snapshot =
        told instanceof Told.Ready(var hoSo, _) ? hoSo.digest(madonvi + "\n" + marker) : "";
    String digest =
        told instanceof Told.Ready(_, var progress) ? snapshot + "." + digest(progress) : "";
    Wish.Verdict verdict =
        asked || isTouchedSinceGoLive(events, state, book)
            ? verdict(told, state, madonvi, now)
            : new Wish.Verdict.BeforeGoLive();
    var wish =
        new Wish(
            dossier,
            state.responsible(),
            procedure(state),
            StatusMap.of(state, inForce).map(NationalStatus::code).orElse(0),
            channel(state),
            state.reception() == null ? null : state.reception().at(),
            state.promise() == null ? null : state.promise().due(),
            state.end() == null ? null : state.end().at(),
            PromiseKept.overdueFrom(state).orElse(null),
            state.end() != null && PromiseKept.of(state) == PromiseKept.Lateness.LATE,
            digest,
            verdict);
    return new Considered(
        wish, told, snapshot, madonvi, aside.sealed(), CalendarDependence.of(state));
  }

  /// An event is the suite's to push if it happened, and was known, after the agency went live.
  private static boolean isTouchedSinceGoLive(
      Collection<Recorded<DossierEvent>> events, DossierState state, Books.Book book) {
    return book.goLive(state.responsible())
        .filter(goLive ->
            events.stream()
                .anyMatch(event ->
                    !event.occurred().isBefore(goLive) && !event.recorded().isBefore(goLive)))
        .isPresent();
  }

  private static Wish.Verdict verdict(Told told, DossierState state, String madonvi, Instant now) {
    return switch (told) {
      case Told.Unmapped(var field, var reason) ->
          new HeldBack(PushState.KHONG_ANH_XA, field, reason);
      case Told.Ready(var hoSo, _) -> {
        if (madonvi.isEmpty()) {
          yield new HeldBack(
              PushState.KHONG_ANH_XA,
              "madonvi",
              "Đơn vị chưa có mã trên Cổng (the agency has no code with the portal).");
        }
        List<Flaw> flaws = Validation.of(hoSo, state.responsible(), now);
        yield flaws.isEmpty()
            ? new Wish.Verdict.Send()
            : new HeldBack(
                PushState.LOI_DU_LIEU,
                flaws.getFirst().field(),
                flaws.stream()
                    .map(flaw -> flaw.reason() + " " + flaw.reasonEn())
                    .collect(Collectors.joining(" ")));
      }
    };
  }

  private static String digest(List<TienDo> progress) {
    String keys =
        progress.stream().map(step -> step.key().toString()).collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(keys.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String procedure(DossierState state) {
    return state.reception() != null
        ? state.reception().procedure()
        : state.submission() == null ? "" : state.submission().procedure();
  }

  private static String channel(DossierState state) {
    Channel channel =
        state.reception() != null
            ? state.reception().channel()
            : state.submission() == null ? null : state.submission().channel();
    return channel == null ? "" : channel.wire();
  }
}
