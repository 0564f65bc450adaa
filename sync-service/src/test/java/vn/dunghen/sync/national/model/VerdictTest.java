package vn.dunghen.sync.national.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          200 | JSON   | 0    | Đồng bộ hồ sơ thành công       | OK        | false | true
          200 | JSON   | ' 00 '| ''                            | OK        | false | true
          200 | JSON   | 3    | Hồ sơ X đã tồn tại             | EXISTS    | false | true
          200 | JSON   | -3   | ĐÃ TỒN TẠI                     | EXISTS    | false | true
          200 | JSON   | -2   | Phiên hết hạn                  | AUTH      | false | false
          200 | JSON   | -4   | Hồ sơ X không tồn tại          | MISSING   | false | true
          200 | JSON   | 41   | Hồ sơ X không tồn tại          | MISSING   | false | true
          200 | JSON   | -5   | Mã TTHC không tồn tại          | DATA      | false | true
          200 | JSON   | 41   | Mã TTHC không tồn tại          | AMBIGUOUS | false | true
          200 | JSON   | 99   | ''                             | AMBIGUOUS | false | true
          200 | JSON   | ''   | Đồng bộ hồ sơ thành công       | AMBIGUOUS | true  | true
          200 | JSON   | null | ''                             | AMBIGUOUS | true  | true
          200 | TEXT   | ''   | Cập nhật tiến độ thành công    | OK        | false | true
          200 | TEXT   | ''   | Lỗi                            | AMBIGUOUS | true  | true
          200 | MARKUP | ''   | ''                             | AMBIGUOUS | false | false
          200 | BROKEN | ''   | ''                             | AMBIGUOUS | true  | false
          200 | TOO_LONG | '' | ''                             | AMBIGUOUS | true  | false
          503 | MARKUP | ''   | ''                             | TRANSPORT | false | false
          302 | BROKEN | ''   | ''                             | TRANSPORT | false | false
          404 | MARKUP | ''   | ''                             | TRANSPORT | false | false
          429 | JSON   | 0    | ''                             | TRANSPORT | false | false
          """)
  void an_answer_is_judged_by_words_then_by_number(
      int status,
      Reply.Form form,
      String code,
      String message,
      Verdict.Kind kind,
      boolean perhapsTaken,
      boolean spoke) {
    // When
    var verdict =
        Verdict.of(new Reply.Answered(status, form, code, message), Verdict.Codes.ASSUMED);

    // Then
    assertThat(verdict.kind()).isEqualTo(kind);
    assertThat(verdict.perhapsTaken()).isEqualTo(perhapsTaken);
    assertThat(verdict.spoke()).isEqualTo(spoke);
  }

  @Test
  void no_connection_is_no_doubt_and_no_answer_is() {
    assertThat(Verdict.of(new Reply.NotReached("reset"), Verdict.Codes.ASSUMED).kind())
        .isEqualTo(Verdict.Kind.TRANSPORT);
    assertThat(Verdict.of(new Reply.Unanswered(), Verdict.Codes.ASSUMED).perhapsTaken()).isTrue();
  }

  @Test
  void a_person_is_taken_out_of_the_portals_words() {
    assertThat(
            new Person("Nguyễn Văn A", "999000000001", "a@b.invalid", "")
                .scrub(
                    "Lỗi: Nguyễn Văn A (999000000001, a@b.invalid) của 000.00.01.H26-250901-0001"))
        .isEqualTo("Lỗi: … (…, …) của 000.00.01.H26-250901-0001");
  }
}
