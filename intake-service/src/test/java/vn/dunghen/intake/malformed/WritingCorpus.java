package vn.dunghen.intake.malformed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Writes the corpus anew. Run from `intake-service` with the classes of its tests:
///
///     java -cp target/test-classes vn.dunghen.intake.malformed.WritingCorpus
///
/// What is written is committed; the index is what the test goes by.
final class WritingCorpus {

  private final TreeMap<String, Malformed> index = new TreeMap<>();

  private WritingCorpus() {}

  public static void main(String[] arguments) throws IOException {
    empty();
    var corpus = new WritingCorpus();
    JsonText.write(corpus);
    EventFields.write(corpus);
    Envelopes.write(corpus);
    WholeMessages.write(corpus);
    NationalPayloads.write(corpus);
    Tables.write(corpus);
    corpus.close();
    System.out.println(corpus.index.size() + " files");
  }

  private static void empty() throws IOException {
    if (Files.exists(Malformed.CORPUS)) {
      try (var old = Files.walk(Malformed.CORPUS)) {
        for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  void add(Malformed malformed, byte[] bytes) {
    if (index.put(malformed.file(), malformed) != null) {
      throw new IllegalStateException(malformed.file() + " is there already");
    }
    try {
      Path file = Malformed.CORPUS.resolve(malformed.file());
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(Malformed malformed, String text) {
    add(malformed, text.getBytes(StandardCharsets.UTF_8));
  }

  private void close() throws IOException {
    var lines = new ArrayList<>(List.of("file\tas\ttarget\ttype\tstatus\tplace\treason"));
    index.values().forEach(each -> lines.add(each.line()));
    Files.write(Malformed.INDEX, lines);
  }
}
