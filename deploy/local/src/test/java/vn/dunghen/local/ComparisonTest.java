package vn.dunghen.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import vn.dunghen.city.Statement;

class ComparisonTest {
  private final ObjectNode ours =
      new ObjectMapper()
          .createObjectNode()
          .put("received", 24384)
          .put("carriedIn", 108)
          .put("reopened", 0)
          .put("resolvedEarly", 8243)
          .put("resolvedOnTime", 16100)
          .put("resolvedLate", 0)
          .put("closedOther", 0)
          .put("inProgress", 149)
          .put("inProgressOverdue", 0)
          .put("filedOnline", 8219);

  @Test
  void agrees_when_every_count_is_the_published_one() {
    // When
    var comparison = Comparison.of(Statement.thanhXuan(), ours);

    // Then
    assertThat(comparison.agrees()).isTrue();
    assertThat(comparison.text()).contains("✓ received").contains("24,384").doesNotContain("✗");
  }

  @Test
  void disagrees_when_one_count_differs() {
    // When
    var comparison = Comparison.of(Statement.thanhXuan(), ours.put("resolvedLate", 1));

    // Then
    assertThat(comparison.agrees()).isFalse();
    assertThat(comparison.text()).contains("✗ resolvedLate").contains("✓ received");
  }

  @Test
  void disagrees_when_a_count_is_missing_even_if_none_was_published() {
    // When
    var comparison = Comparison.of(Statement.thanhXuan(), ours.without("resolvedLate"));

    // Then
    assertThat(comparison.agrees()).isFalse();
    assertThat(comparison.text()).contains("missing");
  }
}
