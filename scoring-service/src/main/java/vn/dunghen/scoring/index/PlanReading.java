package vn.dunghen.scoring.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.rulesets.RequestBody;

/// Reads the changes of a plan; each flaw is named with its place.
final class PlanReading {

  private static final int MOST_CHANGES = 1000;
  private static final int LONGEST_CODE = 200;
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final long MOST_ITEMS = 1_000_000_000L;

  private PlanReading() {}

  /// A change.
  ///
  /// @param subject the code of the dossier, procedure or petition; empty where it is none
  /// @param at when it would have been done; null where that was left open
  /// @param electronic whether a completion has an electronic result
  /// @param settled what is settled without names; null of others
  record Change(
      String pointer,
      PlannedChange kind,
      String subject,
      @Nullable Instant at,
      boolean electronic,
      Plan.@Nullable Settled settled) {}

  /// @param now no event lies after it
  static List<Change> read(RequestBody body, Instant now) {
    List<JsonNode> items = body.items(body.root(), "changes", "/changes", MOST_CHANGES);
    var changes = new ArrayList<Change>();
    for (int i = 0; i < items.size(); i++) {
      change(body, items.get(i), "/changes/" + i, now).ifPresent(changes::add);
    }
    body.requireNoFlaw();
    if (changes.isEmpty()) {
      body.flaw("/changes", "must have at least one member");
    }
    boolean named = changes.stream().anyMatch(each -> each.settled() == null);
    changes.stream()
        .filter(each -> named && each.settled() != null)
        .forEach(
            each -> body.flaw(each.pointer() + "/kind", "cannot stand beside changes with names"));
    body.requireNoFlaw();
    return changes;
  }

  private static Optional<Change> change(
      RequestBody body, JsonNode item, String pointer, Instant now) {
    if (!item.isObject()) {
      body.flaw(pointer, "must be an object");
      return Optional.empty();
    }
    Optional<PlannedChange> kind = PlannedChange.ofWire(item.path("kind").asText());
    if (kind.isEmpty()) {
      body.flaw(pointer + "/kind", "must be one of " + PlannedChange.allWires());
      return Optional.empty();
    }
    if (kind.get() == PlannedChange.SETTLE) {
      return settled(body, item, pointer)
          .map(settled -> new Change(pointer, PlannedChange.SETTLE, "", null, false, settled));
    }
    String member = kind.get().of().name().toLowerCase(Locale.ROOT);
    Optional<String> subject = text(body, item, pointer, member);
    JsonNode electronic = item.path("electronic");
    if (!electronic.isMissingNode() && !electronic.isBoolean()) {
      body.flaw(pointer + "/electronic", "must be true or false");
    }
    JsonNode at = item.path("at");
    Optional<Instant> instant =
        at.isMissingNode() || at.isNull()
            ? Optional.empty()
            : instant(body, at, pointer + "/at", now);
    return subject.map(code ->
        new Change(pointer, kind.get(), code, instant.orElse(null), electronic.asBoolean(), null));
  }

  private static Optional<Plan.Settled> settled(RequestBody body, JsonNode item, String pointer) {
    Optional<String> indicator = text(body, item, pointer, "indicator");
    Optional<String> cause = text(body, item, pointer, "cause");
    JsonNode items = item.path("items");
    boolean counted =
        items.isIntegralNumber()
            && items.canConvertToLong()
            && items.asLong() >= 1
            && items.asLong() <= MOST_ITEMS;
    if (!counted) {
      body.flaw(pointer + "/items", "must be a whole number from 1 to " + MOST_ITEMS);
    }
    return indicator.isEmpty() || cause.isEmpty() || !counted
        ? Optional.empty()
        : Optional.of(new Plan.Settled(indicator.get(), cause.get(), items.asLong()));
  }

  private static Optional<String> text(
      RequestBody body, JsonNode item, String pointer, String member) {
    String text = item.path(member).isTextual() ? item.path(member).asText() : "";
    if (text.isBlank()
        || text.length() > LONGEST_CODE
        || text.chars().anyMatch(Character::isISOControl)) {
      body.flaw(pointer + "/" + member, "must have 1 to " + LONGEST_CODE + " printable characters");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static Optional<Instant> instant(
      RequestBody body, JsonNode at, String pointer, Instant now) {
    try {
      Instant instant = CivilTime.toPrecision(OffsetDateTime.parse(at.asText()).toInstant());
      if (instant.isBefore(EARLIEST)) {
        body.flaw(pointer, "must not lie before the year 1900");
        return Optional.empty();
      }
      if (instant.isAfter(now)) {
        body.flaw(pointer, "must not lie in the future");
        return Optional.empty();
      }
      return Optional.of(instant);
    } catch (DateTimeException notAnInstant) {
      body.flaw(
          pointer, "must be a date and time with an offset, for example 2024-06-30T23:59:59+07:00");
      return Optional.empty();
    }
  }
}
