package vn.dunghen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BackendTest {
  @Test
  void is_named_by_one_of_two_words_and_nothing_else() {
    assertThat(Backend.named("embedded")).isEqualTo(Backend.EMBEDDED);
    assertThat(Backend.named("containers")).isEqualTo(Backend.CONTAINERS);
    assertThatThrownBy(() -> Backend.named("docker"))
        .hasMessage(
            "Tests run with -Dbackend=embedded (the default) or -Dbackend=containers, not with docker.");
  }
}
