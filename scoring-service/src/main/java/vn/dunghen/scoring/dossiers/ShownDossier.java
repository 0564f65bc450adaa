package vn.dunghen.scoring.dossiers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.ClockSegment;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.Promise;
import vn.dunghen.dossier.life.PromiseKept;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;

/// A dossier in the words of its page.
///
/// @param light the class of the light: good, warn, bad or none
/// @param path its code as part of an address
/// @param promise the return date, with its number and whether a pause moved it
public record ShownDossier(
    String path,
    String light,
    Words standing,
    List<Line> lines,
    List<Segment> clock,
    List<Event> events) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(CivilTime.ZONE);

  public ShownDossier {
    lines = List.copyOf(lines);
    clock = List.copyOf(clock);
    events = List.copyOf(events);
  }

  /// Vietnamese, and English beside it.
  public record Words(String vi, String en) {}

  public record Line(Words label, String value) {}

  public record Segment(String from, String until, Words kind, String holder) {}

  public record Event(String occurred, String recorded, Words what, String source) {}

  static ShownDossier of(String code, DossierReading.Known known, Instant now) {
    DossierState state = known.life().last();
    ReferenceBook.View book = known.book().latest();
    return new ShownDossier(
        URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20"),
        light(state, now),
        standing(state, now),
        lines(state, book),
        ClockSegment.of(known.life()).stream()
            .map(segment ->
                new Segment(
                    TIME.format(segment.from()),
                    segment.until().equals(CivilTime.FOREVER) ? "" : TIME.format(segment.until()),
                    kind(segment.kind()),
                    agency(book, segment.holder())))
            .toList(),
        known.events().stream().sorted(Recorded.order()).map(ShownDossier::event).toList());
  }

  private static long daysLate(DossierState state, Instant now) {
    Optional<LocalDate> from = PromiseKept.overdueFrom(state);
    return from.map(first -> ChronoUnit.DAYS.between(first, CivilTime.dayOf(now)) + 1).orElse(0L);
  }

  private static String light(DossierState state, Instant now) {
    return switch (state.standing()) {
      case NOT_RECEIVED, DECLINED, PAUSED -> "none";
      case OPEN -> daysLate(state, now) > 0 ? "bad" : dueToday(state, now) ? "warn" : "good";
      case ENDED -> PromiseKept.of(state) == PromiseKept.Lateness.LATE ? "bad" : "good";
    };
  }

  private static boolean dueToday(DossierState state, Instant now) {
    return state.promise() != null
        && CivilTime.dayOf(state.promise().due()).equals(CivilTime.dayOf(now));
  }

  private static Words standing(DossierState state, Instant now) {
    return switch (state.standing()) {
      case NOT_RECEIVED -> new Words("Chưa tiếp nhận", "Not taken in yet");
      case DECLINED -> new Words("Không được tiếp nhận", "Not accepted");
      case PAUSED -> new Words("Đang chờ, đồng hồ dừng", "Waiting, the clock is stopped");
      case OPEN -> {
        long late = daysLate(state, now);
        yield late > 0
            ? new Words(
                "Đang giải quyết, quá hạn " + late + " ngày", "Open, " + late + " days late")
            : dueToday(state, now)
                ? new Words("Đang giải quyết, đến hạn hôm nay", "Open, due today")
                : new Words("Đang giải quyết, trong hạn", "Open, within its term");
      }
      case ENDED ->
          switch (PromiseKept.of(state)) {
            case EARLY -> new Words("Đã xong trước hạn", "Ended early");
            case ON_TIME -> new Words("Đã xong đúng hẹn", "Ended on time");
            case LATE -> new Words("Đã xong, quá hạn", "Ended late");
          };
    };
  }

  private static List<Line> lines(DossierState state, ReferenceBook.View book) {
    var lines = new ArrayList<Line>();
    DossierState.Reception reception = state.reception();
    if (reception != null) {
      add(lines, "Thủ tục", "Procedure", procedure(book, reception));
      add(lines, "Đơn vị tiếp nhận", "Taken in by", agency(book, reception.unit()));
      add(lines, "Tiếp nhận lúc", "Taken in at", TIME.format(reception.at()));
    }
    add(lines, "Đơn vị giải quyết", "Responsible", agency(book, state.responsible()));
    add(lines, "Hẹn trả", "Promised", promise(state));
    if (state.end() != null) {
      add(lines, "Kết thúc lúc", "Ended at", TIME.format(state.end().at()));
    }
    if (state.returnedAt() != null) {
      add(lines, "Trả kết quả lúc", "Handed over at", TIME.format(state.returnedAt()));
    }
    return lines;
  }

  private static void add(List<Line> lines, String vi, String en, String value) {
    lines.add(new Line(new Words(vi, en), value));
  }

  private static String procedure(ReferenceBook.View book, DossierState.Reception reception) {
    return book.procedure(reception.procedure(), CivilTime.dayOf(reception.at()))
        .map(found -> found.name() + " (" + found.code() + ")")
        .orElse(reception.procedure());
  }

  private static String agency(ReferenceBook.View book, String code) {
    return book.agencies().stream()
        .map(List::getLast)
        .filter(found -> found.code().equals(code))
        .findFirst()
        .map(found -> found.name() + " (" + code + ")")
        .orElse(code);
  }

  private static String promise(DossierState state) {
    return switch (state.dating()) {
      case NO_DATE -> "không có ngày hẹn trả / no return date";
      case NO_CALENDAR -> "thiếu lịch làm việc của năm / the year's calendar is missing";
      case DATED -> written(state.promise());
    };
  }

  private static String written(@Nullable Promise promise) {
    if (promise == null) {
      return "";
    }
    String text = "%s (lần %d)".formatted(TIME.format(promise.due()), promise.number());
    return promise.moved() ? text + ", đã dời theo thời gian chờ / moved by a pause" : text;
  }

  private static Words kind(ClockSegment.Kind kind) {
    return switch (kind) {
      case RECEPTION -> new Words("Chờ tiếp nhận", "To be taken in");
      case PROCESSING -> new Words("Đang giải quyết", "Being worked on");
      case APPLICANT -> new Words("Chờ người nộp", "Waiting for the applicant");
      case SUSPENSION -> new Words("Tạm dừng", "Suspended");
      case COLLECTION -> new Words("Chờ nhận kết quả", "Result to be fetched");
      case CLOSED -> new Words("Đã xong", "Over");
    };
  }

  private static Event event(Recorded<DossierEvent> event) {
    String name = DossierAnswer.kebab(event.event().getClass().getSimpleName());
    return new Event(
        TIME.format(event.occurred()),
        TIME.format(event.recorded()),
        new Words(EventName.of(event.event()), name),
        event.id().source());
  }
}
