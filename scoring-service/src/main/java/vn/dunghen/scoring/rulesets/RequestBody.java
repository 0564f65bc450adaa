package vn.dunghen.scoring.rulesets;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.Problem.Violation;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;

/// A JSON body that is taken apart by hand, so that every flaw is named with its place. Members
/// that nobody asks for are ignored.
public final class RequestBody {

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final int MOST_FLAWS = 100;

  private final JsonNode root;
  private final List<Violation> flaws = new ArrayList<>();

  private RequestBody(JsonNode root) {
    this.root = root;
  }

  public static RequestBody read(byte[] bytes) {
    JsonNode root;
    try {
      root = STRICT.readTree(bytes);
    } catch (IOException | NumberFormatException e) { // an exponent beyond all numbers
      throw ProblemException.of(ProblemType.MALFORMED_JSON, "The body cannot be read as JSON.");
    }
    if (root == null || root.isMissingNode()) {
      throw ProblemException.of(ProblemType.MALFORMED_JSON, "The body is empty.");
    }
    var body = new RequestBody(root);
    if (!root.isObject()) {
      body.flaw("", "must be an object");
      body.requireNoFlaw();
    }
    return body;
  }

  public JsonNode root() {
    return root;
  }

  public void flaw(String pointer, String reason) {
    if (flaws.size() < MOST_FLAWS) {
      flaws.add(Violation.at(pointer, reason));
    }
  }

  public void requireNoFlaw() {
    if (!flaws.isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.INVALID).withErrors(flaws));
    }
  }

  /// The members of an array, none where it is absent or flawed.
  public List<JsonNode> items(JsonNode parent, String name, String pointer, int atMost) {
    JsonNode array = parent.path(name);
    if (array.isMissingNode()) {
      return List.of();
    }
    if (!array.isArray()) {
      flaw(pointer, "must be an array");
      return List.of();
    }
    if (array.size() > atMost) {
      flaw(pointer, "must have at most " + atMost + " members");
      return List.of();
    }
    var items = new ArrayList<JsonNode>();
    array.forEach(items::add);
    return items;
  }

  /// A whole number of at most 18 digits, 0 or more; empty where it is flawed.
  Optional<Long> count(JsonNode value, String pointer) {
    if (!value.isNumber()) {
      flaw(pointer, "must be a number");
      return Optional.empty();
    }
    BigDecimal number = value.decimalValue();
    if (number.signum() < 0) {
      flaw(pointer, "must not be below 0");
    } else if (number.signum() != 0 && (long) number.precision() - number.scale() > 18) {
      flaw(pointer, "must have at most 18 digits");
    } else if (number.stripTrailingZeros().scale() > 0) {
      flaw(pointer, "must be a whole number");
    } else {
      return Optional.of(number.signum() == 0 ? 0 : number.longValueExact());
    }
    return Optional.empty();
  }

  /// Points from 0 to the maximum with so many decimals at most; empty where they are flawed.
  Optional<BigDecimal> points(JsonNode value, String pointer, BigDecimal max, int scale) {
    if (!value.isNumber()) {
      flaw(pointer, "must be a number");
      return Optional.empty();
    }
    BigDecimal number = value.decimalValue();
    if (number.signum() < 0 || number.compareTo(max) > 0) {
      flaw(pointer, "must lie between 0 and " + max.toPlainString());
    } else if (number.signum() != 0 && number.stripTrailingZeros().scale() > scale) {
      flaw(pointer, "must have at most " + scale + " decimals");
    } else {
      return Optional.of(number.signum() == 0 ? BigDecimal.ZERO : number);
    }
    return Optional.empty();
  }
}
