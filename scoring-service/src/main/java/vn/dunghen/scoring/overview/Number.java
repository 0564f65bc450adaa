package vn.dunghen.scoring.overview;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.dunghen.scoring.statements.model.By;
import vn.dunghen.scoring.statements.model.Measure;
import vn.dunghen.scoring.statements.model.Question;
import vn.dunghen.scoring.statements.model.Statement;

/// A number of a statement as the page shows it.
///
/// @param href the page of the dossiers behind it
record Number(String vi, String en, String count, String href) {

  private static final Locale VIETNAMESE = Locale.of("vi", "VN");

  static List<Number> of(Statement statement) {
    var numbers = new ArrayList<Number>();
    for (Measure measure : Measure.values()) {
      if (measure.isStated()) {
        Label label = Label.of(measure);
        numbers.add(
            new Number(
                label.vi(),
                label.en(),
                written(statement.count(measure)),
                "/statement/dossiers?measure="
                    + measure.wire()
                    + "&"
                    + parameters(statement.question())));
      }
    }
    return numbers;
  }

  static String written(long count) {
    return NumberFormat.getIntegerInstance(VIETNAMESE).format(count);
  }

  /// The question as the parameters of an address.
  static String parameters(Question question) {
    String text =
        "agency="
            + encoded(question.agency())
            + "&from="
            + question.from()
            + "&to="
            + question.to();
    if (question.asOf().isPresent()) {
      text += "&asOf=" + encoded(question.asOf().get().toString());
    }
    return question.by() == By.RESPONSIBLE ? text : text + "&by=" + question.by().wire();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
