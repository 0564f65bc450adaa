package vn.dunghen.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A published period statement of one agency, from the first to the last day, both included. It
/// balances and its counts are not negative; what does not is refused with a sentence.
///
/// @param agency the agency's code
/// @param filedOnline how many of the received came online
public record Statement(
    String agency,
    LocalDate from,
    LocalDate to,
    int received,
    int carriedIn,
    int resolvedEarly,
    int resolvedOnTime,
    int resolvedLate,
    int closedOther,
    int reopened,
    int inProgress,
    int inProgressOverdue,
    int filedOnline) {

  public Statement {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("The period ends before it begins: " + from + " to " + to);
    }
    for (int count :
        new int[] {
          received,
          carriedIn,
          resolvedEarly,
          resolvedOnTime,
          resolvedLate,
          closedOther,
          reopened,
          inProgress,
          inProgressOverdue,
          filedOnline
        }) {
      if (count < 0) {
        throw new IllegalArgumentException("A count is negative: " + count);
      }
    }
    int in = carriedIn + received + reopened;
    int out = resolvedEarly + resolvedOnTime + resolvedLate + closedOther + inProgress;
    if (in != out) {
      throw new IllegalArgumentException(
          "The statement does not balance: carriedIn + received + reopened = "
              + in
              + ", but resolved + closedOther + inProgress = "
              + out
              + ".");
    }
    atMost("inProgressOverdue", inProgressOverdue, "inProgress", inProgress);
    atMost("filedOnline", filedOnline, "received", received);
    atMost("reopened", reopened, "inProgress", inProgress);
  }

  private static void atMost(String name, int count, String limitName, int limit) {
    if (count > limit) {
      throw new IllegalArgumentException(
          name + " (" + count + ") exceeds " + limitName + " (" + limit + ").");
    }
  }

  /// Thanh Xuân district, 1 January to 30 June 2024, as published.
  public static Statement thanhXuan() {
    return read(SeededResources.read("thanh-xuan-2024-h1.json"), SeededCity.THANH_XUAN);
  }

  /// Reads one statement; a count that is absent is 0.
  ///
  /// @throws IllegalArgumentException when a date is missing or a count is no whole number
  public static Statement read(JsonNode node, String agency) {
    return new Statement(
        agency,
        date(node, "from"),
        date(node, "to"),
        count(node, "received"),
        count(node, "carriedIn"),
        count(node, "resolvedEarly"),
        count(node, "resolvedOnTime"),
        count(node, "resolvedLate"),
        count(node, "closedOther"),
        count(node, "reopened"),
        count(node, "inProgress"),
        count(node, "inProgressOverdue"),
        count(node, "filedOnline"));
  }

  /// Reads one statement, or an array of consecutive ones.
  public static List<Statement> readAll(JsonNode node, String agency) {
    if (!node.isArray()) {
      return List.of(read(node, agency));
    }
    var statements = new ArrayList<Statement>();
    node.forEach(item -> statements.add(read(item, agency)));
    return List.copyOf(statements);
  }

  private static LocalDate date(JsonNode node, String field) {
    if (!node.path(field).isTextual()) {
      throw new IllegalArgumentException("The statement has no day \"" + field + "\".");
    }
    return LocalDate.parse(node.path(field).asText());
  }

  private static int count(JsonNode node, String field) {
    var value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new IllegalArgumentException("The count \"" + field + "\" is no whole number.");
    }
    return value.intValue();
  }
}
