package vn.dunghen.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dunghen.chassis.problem.Problem.Violation;

class ProblemTest {
  @Test
  void is_a_document_with_everything_that_is_known() {
    // Given
    var problem =
        Problem.of(ProblemType.INVALID, "Two things are wrong.")
            .withErrors(
                List.of(
                    Violation.at("/data/unit", "is missing"), Violation.of("from", "is no date")))
            .answering("/api/events", Optional.of("c-1"));

    // When
    var json = new JsonObject(problem.toJson());

    // Then
    assertThat(json)
        .isEqualTo(
            new JsonObject(
                """
                {"type":"https://dunghen.vn/problems/invalid","title":"The content is not valid",
                 "titleVi":"Nội dung không hợp lệ","status":422,"detail":"Two things are wrong.",
                 "instance":"/api/events","correlationId":"c-1",
                 "errors":[{"pointer":"/data/unit","reason":"is missing"},
                           {"parameter":"from","reason":"is no date"}]}
                """));
  }

  @Test
  void has_a_type_uri_of_its_own_for_every_type() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST",
    "401, UNAUTHENTICATED",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "405, METHOD_NOT_ALLOWED",
    "413, TOO_LARGE",
    "415, UNSUPPORTED_MEDIA_TYPE",
    "418, BAD_REQUEST",
    "500, INTERNAL",
    "503, UNAVAILABLE",
    "599, INTERNAL"
  })
  void stands_for_a_bare_status(int status, ProblemType type) {
    assertThat(ProblemType.ofStatus(status)).isEqualTo(type);
  }
}
