package vn.dunghen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
  @ParameterizedTest
  @CsvSource({
    "/, scoring-service",
    "/api/events, intake-service",
    "/api/events/, intake-service",
    "/api/quarantine/7, intake-service",
    "/api/eventsource, scoring-service",
    "/api/agencies/H26/statement, scoring-service",
    "/fragments/intake, intake-service",
    "/fragments/sync, sync-service",
    "/fragments/notification, notification-service",
    "/notifications, notification-service",
    "/api/recipients, notification-service",
    "/cong-khai/2024-09, scoring-service",
    "/api/public/releases.csv, scoring-service",
    "/nowhere, scoring-service"
  })
  void the_longest_prefix_of_whole_segments_decides(String path, String service) {
    assertThat(Routes.packaged().service(path)).isEqualTo(service);
  }

  @Test
  void a_table_that_names_a_prefix_twice_is_refused() {
    assertThatThrownBy(() -> Routes.parse("/ a\n/x b\n/x c"))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("/x twice");
  }

  @Test
  void a_table_without_a_service_for_everything_else_is_refused() {
    assertThatThrownBy(() -> Routes.parse("/x b"))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("no service for /");
  }

  @Test
  void a_line_that_is_no_rule_is_refused() {
    assertThatThrownBy(() -> Routes.parse("/ a\n/x/ b"))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("/x/ b");
  }
}
