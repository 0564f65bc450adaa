package vn.dunghen.intake.importing;

import java.util.Arrays;
import java.util.Optional;

/// What a row says of a dossier. A mapping names the table's column for each; without one, the
/// column has the field's own name.
enum Field {
  CODE("code", true),
  PROCEDURE("procedure", true),
  UNIT("unit", true),
  RESPONSIBLE("responsible", false),
  CHANNEL("channel", true),
  RECEIVED_AT("receivedAt", true),
  PROMISE("promise", false),
  TERM("term", false),
  RECORDED_AT("recordedAt", false),
  COMPLETED_AT("completedAt", false);

  private final String word;
  private final boolean required;

  Field(String word, boolean required) {
    this.word = word;
    this.required = required;
  }

  String word() {
    return word;
  }

  boolean isRequired() {
    return required;
  }

  static Optional<Field> of(String word) {
    return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
  }
}
