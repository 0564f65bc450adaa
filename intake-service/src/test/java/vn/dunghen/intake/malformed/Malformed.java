package vn.dunghen.intake.malformed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One file of the corpus, and what has to become of it.
///
/// @param file where it lies, below the corpus; its name says what is wrong with it
/// @param as who posts it
/// @param target the path it is posted to; `-` for a file that is a whole HTTP message (`.http`)
/// @param type its content type; `-` where none is sent
/// @param answer what has to be answered
/// @param place the JSON pointer, parameter, column or field that has to be named; `-` for none
/// @param reason words that the answer has to hold; `-` for any
record Malformed(
    String file,
    String as,
    String target,
    String type,
    Answer answer,
    String place,
    String reason) {

  static final String NONE = "-";
  static final Path CORPUS = Path.of("src", "test", "resources", "malformed");
  static final Path INDEX = CORPUS.resolve("index.tsv");

  /// How something malformed is answered. Where one body holds many events, rows or snapshots, the
  /// answer names each of them and has a status of its own.
  ///
  /// @param status the HTTP status; 0 for 4xx or a closed connection, where the message is so
  ///   broken that no answer can be promised
  record Answer(int status) {

    private static final int ANY_REFUSAL = 0;
    private static final int RESULT_EACH = 202;
    private static final int IN_THE_BODY = 200;

    /// The message itself is broken.
    boolean isAnyRefusal() {
      return status == ANY_REFUSAL;
    }

    /// A batch or a stream: a result per event, none of them accepted.
    boolean isResultEach() {
      return status == RESULT_EACH;
    }

    /// The national portal's own way, and files of rows: the body says what is wrong.
    boolean isInTheBody() {
      return status == IN_THE_BODY;
    }
  }

  static List<Malformed> all() {
    try (var lines = Files.lines(INDEX)) {
      return lines.skip(1).map(Malformed::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Malformed of(String line) {
    String[] c = line.split("\t", -1);
    return new Malformed(c[0], c[1], c[2], c[3], new Answer(Integer.parseInt(c[4])), c[5], c[6]);
  }

  String line() {
    return String.join(
        "\t", file, as, target, type, Integer.toString(answer.status()), place, reason);
  }

  byte[] bytes() {
    try {
      return Files.readAllBytes(CORPUS.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isWholeMessage() {
    return file.endsWith(".http");
  }

  @Override
  public String toString() {
    return file;
  }
}
