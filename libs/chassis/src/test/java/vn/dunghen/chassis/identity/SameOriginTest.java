package vn.dunghen.chassis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
  @ParameterizedTest
  @CsvSource({
    "POST, , , ",
    "POST, same-origin, http://localhost:8080, ",
    "POST, none, , ",
    "POST, , http://LOCALHOST:8080, Basic abc",
    "POST, cross-site, https://evil.example, Bearer abc",
    "GET, cross-site, https://evil.example, ",
    "HEAD, cross-site, , ",
  })
  void lets_pass_what_no_other_site_can_have_forged(
      String method,
      @Nullable String site,
      @Nullable String origin,
      @Nullable String authorization) {
    assertThat(guard(method, site, origin, authorization).objection()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, cross-site, , ",
    "POST, same-site, , ",
    "PUT, , https://evil.example, Basic abc",
    "DELETE, same-origin, https://evil.example, ",
    "PATCH, , http://localhost:8081, ",
    "POST, , https://localhost:8080, ",
    "POST, , null, ",
    "POST, , http://localhost:8080.evil.example, ",
  })
  void refuses_what_another_site_may_have_forged(
      String method,
      @Nullable String site,
      @Nullable String origin,
      @Nullable String authorization) {
    assertThat(guard(method, site, origin, authorization).objection()).isPresent();
  }

  private static SameOrigin guard(
      String method,
      @Nullable String site,
      @Nullable String origin,
      @Nullable String authorization) {
    return new SameOrigin(method, site, origin, authorization, "http", "localhost:8080");
  }
}
