package vn.dunghen.chassis.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api;x",
        "/api;jsessionid=1/events",
        "/api%3bx",
        "/api%3Bx",
        "/api%2fevents",
        "/api%2Fevents",
        "/api%5cevents",
        "/api%5Cevents",
        "/api\\events",
        "//api/events",
        "/api//events",
        "/api/../q/health",
        "/api/./events",
        "/api/.",
        "/api/..",
        "/api/%2e%2e/q/health",
        "/api/%2E./q",
        "/api%252fevents",
        "/api%00",
        "/api%0a",
        "/api%0D",
        "/api%1f",
        "/api%7f",
        "/api%",
        "/api%2",
        "/api%zz",
        "/api\u0000",
        "/api\tx",
        "/api x",
        "/apiế",
        "",
        "api",
        "http://127.0.0.1/api/../q",
      })
  void refuses_a_path_that_can_be_understood_in_two_ways(String uri) {
    assertThat(RawPath.objection(uri)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/events?source=/a/b;c&id=..//%2f",
        "/api/agencies/H26.18/statement?from=2024-01-01",
        "/assets/dunghen.css",
        "/api/agencies?name=Thanh%20Xu%C3%A2n",
        "/h%E1%BB%93-s%C6%A1",
        "http://127.0.0.1:8080/api/events",
        "*",
      })
  void lets_a_plain_path_pass(String uri) {
    assertThat(RawPath.objection(uri)).isEmpty();
  }
}
