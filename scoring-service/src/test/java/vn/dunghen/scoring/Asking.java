package vn.dunghen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;

/// Asks the service as one of the [Identities].
final class Asking {

  private Asking() {}

  static RequestSpecification as(String who) {
    return given().auth().preemptive().basic(who, Identities.PASSWORD);
  }

  static JsonPath get(String who, String path) {
    Response answer = as(who).urlEncodingEnabled(false).get(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath();
  }

  static JsonPath post(String who, String path, String body, int status) {
    Response answer = as(who).contentType("application/json").body(body).post(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    return answer.jsonPath();
  }

  /// Drafts a release as one publisher and takes it through its steps as another.
  ///
  /// @return its number
  static int published(String body, String path) {
    int id = post("hoa", path, body, 201).getInt("id");
    for (String step : List.of("check", "sign", "publish")) {
      Response done = step("binh", id, step);
      assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
    }
    return id;
  }

  static Response step(String who, int id, String step) {
    return as(who).post("/api/releases/" + id + "/" + step);
  }

  /// The codes of all pages of a list, as many as its count says.
  static List<String> codes(String path) {
    var codes = new ArrayList<String>();
    String after = "";
    long count;
    do {
      JsonPath page = get("city", path + "&size=7&after=" + after);
      codes.addAll(page.getList("items.code"));
      count = page.getLong("count");
      after = page.getString("next");
    } while (after != null);
    assertThat(codes).doesNotHaveDuplicates().hasSize((int) count);
    return codes;
  }
}
