package vn.dunghen.chassis.problem;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A problem document (RFC 9457), `application/problem+json`.
///
/// @param status the HTTP status, usually the type's own
/// @param detail what happened here, for people; never an exception's text
/// @param instance the path of the request
/// @param errors what exactly is wrong in the request
public record Problem(
    ProblemType type,
    int status,
    @Nullable String detail,
    @Nullable String instance,
    @Nullable String correlationId,
    List<Violation> errors) {
  /// With the charset spelt out, so that no reader guesses.
  public static final String MEDIA_TYPE = "application/problem+json;charset=UTF-8";

  public Problem {
    errors = List.copyOf(errors);
  }

  public static Problem of(ProblemType type) {
    return new Problem(type, type.status(), null, null, null, List.of());
  }

  public static Problem of(ProblemType type, String detail) {
    return of(type).withDetail(detail);
  }

  public Problem withDetail(String words) {
    return new Problem(type, status, words, instance, correlationId, errors);
  }

  public Problem withErrors(List<Violation> violations) {
    return new Problem(type, status, detail, instance, correlationId, violations);
  }

  /// The same under another status of its class, for a status without a type of its own.
  Problem withStatus(int other) {
    return new Problem(type, other, detail, instance, correlationId, errors);
  }

  /// The same, saying which request it answers.
  public Problem answering(@Nullable String path, Optional<String> correlation) {
    return new Problem(type, status, detail, path, correlation.orElse(null), errors);
  }

  /// The document's JSON text.
  public String toJson() {
    var json =
        new JsonObject()
            .put("type", type.uri().toString())
            .put("title", type.title())
            .put("titleVi", type.titleVi())
            .put("status", status);
    putIfPresent(json, "detail", detail);
    putIfPresent(json, "instance", instance);
    putIfPresent(json, "correlationId", correlationId);
    if (!errors.isEmpty()) {
      var list = new JsonArray();
      errors.forEach(each -> list.add(each.toJson()));
      json.put("errors", list);
    }
    return json.encode();
  }

  /// The document as an answer of a resource.
  public Response.ResponseBuilder toResponse() {
    return Response.status(status).type(MEDIA_TYPE).entity(toJson());
  }

  private static void putIfPresent(JsonObject json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  /// One thing that is wrong: in the body (`pointer`, RFC 6901) or in a parameter (its name).
  public record Violation(@Nullable String pointer, @Nullable String parameter, String reason) {
    public static Violation at(String pointer, String reason) {
      return new Violation(pointer, null, reason);
    }

    public static Violation of(String parameter, String reason) {
      return new Violation(null, parameter, reason);
    }

    private JsonObject toJson() {
      var json = new JsonObject();
      putIfPresent(json, "pointer", pointer);
      putIfPresent(json, "parameter", parameter);
      return json.put("reason", reason);
    }
  }
}
