package vn.dunghen.scoring.releases;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.releases.model.Heading;
import vn.dunghen.scoring.rulesets.RequestBody;
import vn.dunghen.scoring.rulesets.RuleSetCatalogue;

/// What is asked to be released.
record ReleaseDraft(
    List<Period> periods,
    String letter,
    LocalDate date,
    RuleSetCatalogue.Entry rules,
    Instant asOf,
    @Nullable String reason) {

  private static final int MOST_PERIODS = 24;
  private static final int LONGEST = 200;

  ReleaseDraft {
    periods = List.copyOf(periods);
  }

  /// @param now nothing is known of what comes after it
  /// @param reasoned whether it must give a reason: an erratum does
  /// @throws vn.dunghen.chassis.problem.ProblemException 400 or 422 naming every flaw
  static ReleaseDraft read(
      byte[] bytes, Instant now, boolean reasoned, RuleSetCatalogue catalogue) {
    RequestBody body = RequestBody.read(bytes);
    List<Period> periods = periods(body);
    Optional<String> letter = text(body, "letterNumber");
    Optional<LocalDate> date =
        parsed(body, "letterDate", "must be a day, for example 2024-10-03", ReleaseDraft::day);
    Optional<Instant> asOf =
        parsed(
            body,
            "asOf",
            "must be a date and time with an offset, for example 2024-10-02T10:00:00+07:00",
            ReleaseDraft::instant);
    Optional<RuleSetCatalogue.Entry> rules = rules(body, periods, catalogue);
    Optional<String> reason = reasoned ? text(body, "reason") : Optional.empty();
    JsonNode view = body.root().path("view");
    if (!view.isMissingNode() && !Heading.VIEW.equals(view.textValue())) {
      body.flaw("/view", "must be city: other views are not released");
    }
    asOf.ifPresent(at -> {
      if (at.isAfter(now)) {
        body.flaw("/asOf", "must not lie in the future");
      } else {
        requireOver(body, periods, at);
      }
    });
    body.requireNoFlaw();
    return new ReleaseDraft(
        periods,
        letter.orElseThrow(),
        date.orElseThrow(),
        rules.orElseThrow(),
        asOf.orElseThrow(),
        reason.orElse(null));
  }

  private static void requireOver(RequestBody body, List<Period> periods, Instant asOf) {
    for (int i = 0; i < periods.size(); i++) {
      if (!asOf.isAfter(CivilTime.endOf(periods.get(i).to()))) {
        body.flaw("/periods/" + i, "must be over at asOf");
      }
    }
  }

  private static List<Period> periods(RequestBody body) {
    var periods = new ArrayList<Period>();
    List<JsonNode> items = body.items(body.root(), "periods", "/periods", MOST_PERIODS);
    if (items.isEmpty()) {
      body.flaw("/periods", "must list 1 to " + MOST_PERIODS + " periods");
    }
    for (int i = 0; i < items.size(); i++) {
      Period period = items.get(i).isTextual() ? Period.ofWire(items.get(i).textValue()) : null;
      if (period == null) {
        body.flaw("/periods/" + i, "must be a period: 2024-09, 2024-Q3, 2024-H1 or 2024");
      } else if (periods.contains(period)) {
        body.flaw("/periods/" + i, "is listed twice");
      } else {
        periods.add(period);
      }
    }
    return periods;
  }

  private static Optional<RuleSetCatalogue.Entry> rules(
      RequestBody body, List<Period> periods, RuleSetCatalogue catalogue) {
    JsonNode given = body.root().path("ruleset");
    if (given.isMissingNode()) {
      List<Optional<String>> dated =
          periods.stream()
              .map(each -> catalogue.ruleSets().inForce(each.to()).map(rules -> rules.id()))
              .distinct()
              .toList();
      if (dated.size() == 1 && dated.getFirst().isPresent()) {
        return catalogue.entry(dated.getFirst().get());
      }
      body.flaw("/ruleset", "is required: no one rule set is dated for all the periods");
      return Optional.empty();
    }
    Optional<RuleSetCatalogue.Entry> entry =
        Optional.ofNullable(given.textValue()).flatMap(catalogue::entry);
    if (entry.isEmpty()) {
      body.flaw("/ruleset", "is no rule set");
    }
    return entry;
  }

  private static Optional<String> text(RequestBody body, String name) {
    String text = body.root().path(name).asText("").strip();
    if (!body.root().path(name).isTextual() || text.isEmpty() || text.length() > LONGEST) {
      body.flaw("/" + name, "must have 1 to " + LONGEST + " characters");
      return Optional.empty();
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      body.flaw("/" + name, "must not hold control characters");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static <T> Optional<T> parsed(
      RequestBody body, String name, String must, Function<String, T> parser) {
    try {
      JsonNode given = body.root().path(name);
      if (given.isTextual()) {
        return Optional.of(parser.apply(given.textValue()));
      }
    } catch (DateTimeException notOne) {
      // Said below, as where it is missing.
    }
    body.flaw("/" + name, must);
    return Optional.empty();
  }

  private static LocalDate day(String text) {
    LocalDate day = LocalDate.parse(text);
    requireYear(day.getYear());
    return day;
  }

  private static Instant instant(String text) {
    OffsetDateTime time = OffsetDateTime.parse(text);
    requireYear(time.getYear());
    return CivilTime.toPrecision(time.toInstant());
  }

  private static void requireYear(int year) {
    if (year < 1990 || year > 2199) {
      throw new DateTimeException("a year that nothing is released in");
    }
  }
}
