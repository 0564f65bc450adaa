package vn.dunghen.sync.national.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {

  @ParameterizedTest
  @CsvSource({
    "a@b.vn, 0912345678, '', a@b.vn, 0912345678",
    "'', '', a@b.vn, a@b.vn, ''",
    "'', '', 0912 345 678, '', 0912 345 678",
    "'', '', 12 Nguyễn Trãi, '', ''",
    "a@b.vn, '', 0912345678, a@b.vn, 0912345678",
    "a@b.vn, '', c@d.vn, a@b.vn, ''",
  })
  void contact_stands_in_for_whatever_was_not_given(
      String email, String phone, String contact, String sentEmail, String sentTelephone) {
    var person = Person.of("A", "1", email, phone, contact);
    assertThat(person.email()).isEqualTo(sentEmail);
    assertThat(person.telephone()).isEqualTo(sentTelephone);
  }
}
