package vn.dunghen.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void a_file_says_only_what_differs() {
    var settings =
        PortalSettings.of(
            """
            {
              // A comment.
              "session": {"ttl": "PT5S"},
              "codes": {"exists": -3},
              "progress": {"longest": {"NoiDungXuLy": 500}}
            }
            """);

    assertThat(settings.session().ttl()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.codes().exists()).isEqualTo(-3);
    assertThat(settings.codes().missing()).isEqualTo(-4);
    assertThat(settings.progress().longest())
        .containsEntry("NoiDungXuLy", 500)
        .containsEntry("NguoiXuLy", 50);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"sesion": {}}                              | unknown key: sesion.
          {"session": {"tll": "PT5S"}}                | unknown key: session.tll.
          {"catalogue": {"procedures": [{"code": "1", "x": 1}]}} | unknown key: x.
          {"session": {"ttl": "PT0S"}}                | session.ttl is not positive
          {"session": {"ttl": "soon"}}                | session.ttl
          {"session": 5}                              | session
          {"codeForm": "roman"}                       | codeForm
          {"codes": {"ok": "zero"}}                   | codes.ok
          {"port": 70000}                             | port is no port
          {"port": null}                              | no value for port
          {"lookUpColumns": ["MaTTHC"]}               | lookUpColumns lacks MaHoSo
          {"paths": {"share": "/XrdAdapter/RestService/forward/mapi/g"}} | two paths are the same
          []                                          | no JSON object
          {                                           | settings are wrong
          """)
  void a_wrong_file_is_refused_with_one_sentence(String file, String part) {
    assertThatThrownBy(() -> PortalSettings.of(file))
        .isInstanceOf(PortalException.class)
        .hasMessageContaining(part)
        .message()
        .startsWith("The portal's settings ")
        .endsWith(".")
        .doesNotContain("\n");
  }
}
