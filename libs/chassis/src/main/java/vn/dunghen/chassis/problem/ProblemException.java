package vn.dunghen.chassis.problem;

import java.util.List;
import java.util.Map;

/// Ends a request with a problem. Thrown at the HTTP edge only; inside, a refusal is a value.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Problem problem;
  private final transient Map<String, String> headers;

  public ProblemException(Problem problem) {
    this(problem, Map.of());
  }

  /// @param headers sent with the answer, such as `Retry-After`
  public ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.type().name(), null, false, false);
    this.problem = problem;
    this.headers = Map.copyOf(headers);
  }

  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(Problem.of(type, detail));
  }

  /// A parameter that cannot be read: 400.
  public static ProblemException parameter(String name, String reason) {
    return new ProblemException(
        Problem.of(ProblemType.BAD_REQUEST)
            .withErrors(List.of(Problem.Violation.of(name, reason))));
  }

  /// A field of the body that cannot be taken: 422.
  ///
  /// @param pointer where it stands (RFC 6901)
  public static ProblemException field(String pointer, String reason) {
    return new ProblemException(
        Problem.of(ProblemType.INVALID).withErrors(List.of(Problem.Violation.at(pointer, reason))));
  }

  public Problem problem() {
    return problem;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
