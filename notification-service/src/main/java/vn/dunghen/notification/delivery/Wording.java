package vn.dunghen.notification.delivery;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.notification.alerts.model.Reason;
import vn.dunghen.notification.alerts.model.Stage;

/// Puts a message in words, Vietnamese first and English second. It says which dossiers, why it
/// came and what comes next, and nothing about the people who handed them in.
@ApplicationScoped
class Wording {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu").withZone(CivilTime.ZONE);

  private final Template text;
  private final Template html;
  private final DeliverySettings settings;

  Wording(
      @Location("delivery/message.txt") Template text,
      @Location("delivery/message.html") Template html,
      DeliverySettings settings) {
    this.text = text;
    this.html = html;
    this.settings = settings;
  }

  /// @param subject one line
  record Words(String subject, String text, String html) {}

  /// @param daysLate civil days since the day of the promise
  record Item(
      String dossier,
      String procedure,
      String agency,
      String due,
      long daysLate,
      String link,
      String reasonVi,
      String reasonEn) {}

  /// The dossiers of one stage, or those withdrawn.
  record Section(String vi, String en, boolean late, boolean withdrawn, List<Item> items) {
    Section {
      items = List.copyOf(items);
    }
  }

  Words put(Outgoing message, ReferenceBook.View known, Instant now) {
    LocalDate today = CivilTime.dayOf(now);
    var sections = new ArrayList<Section>();
    for (Stage stage : List.of(Stage.OVERDUE, Stage.DUE_TODAY)) {
      List<Outgoing.Line> lines =
          message.told().stream().filter(line -> line.stage() == stage).toList();
      if (!lines.isEmpty()) {
        sections.add(
            new Section(
                stage.vi(), stage.en(), stage == Stage.OVERDUE, false, items(lines, known, today)));
      }
    }
    if (!message.withdrawn().isEmpty()) {
      sections.add(
          new Section(
              "Rút lại: đã báo nhưng không đúng",
              "Withdrawn: told before, but not so",
              false,
              true,
              items(message.withdrawn(), known, today)));
    }
    String owner =
        known.tree(today).agency(message.owner()).map(a -> a.name()).orElse(message.owner());
    String page = settings.link("/notifications?agency=" + encoded(message.owner()));
    return new Words(
        subject(sections, owner),
        text.data("sections", sections).data("owner", owner).data("page", page).render(),
        html.data("sections", sections).data("owner", owner).data("page", page).render());
  }

  private List<Item> items(List<Outgoing.Line> lines, ReferenceBook.View known, LocalDate today) {
    return lines.stream()
        .map(line -> {
          LocalDate promised = CivilTime.dayOf(line.due());
          Reason reason = line.reason();
          return new Item(
              line.dossier(),
              known
                  .procedure(line.procedure(), today)
                  .map(procedure -> procedure.name() + " (" + line.procedure() + ")")
                  .orElse(line.procedure()),
              line.agencyName(),
              TIME.format(line.due()),
              Math.max(0, ChronoUnit.DAYS.between(promised, today)),
              link(line.dossier()),
              reason == null ? "" : reason.vi(),
              reason == null ? "" : reason.en());
        })
        .toList();
  }

  /// A dossier's page.
  String link(String dossier) {
    return settings.link("/dossiers/" + encoded(dossier));
  }

  private static String subject(List<Section> sections, String owner) {
    var vi = new ArrayList<String>();
    var en = new ArrayList<String>();
    for (Section section : sections) {
      int count = section.items().size();
      if (section.withdrawn()) {
        vi.add(count + " cảnh báo rút lại");
        en.add(count + " withdrawn");
      } else {
        vi.add(count + " hồ sơ " + section.vi().toLowerCase(java.util.Locale.ROOT));
        en.add(count + " " + section.en().toLowerCase(java.util.Locale.ROOT));
      }
    }
    return "[Đúng Hẹn] %s: %s / %s"
        .formatted(
            owner.replaceAll("\\p{Cntrl}", " "), String.join(", ", vi), String.join(", ", en));
  }

  private static String encoded(String code) {
    return URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
