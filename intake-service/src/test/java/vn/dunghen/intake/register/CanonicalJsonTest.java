package vn.dunghen.intake.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Held against the reference library, which works on text where ours works on trees.
class CanonicalJsonTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long LARGEST_EXACT = (1L << 53) - 1;

  @Test
  void a_random_tree_has_the_text_that_the_reference_library_writes() throws IOException {
    for (long seed = 0; seed < 5_000; seed++) {
      Object tree = new Trees(seed).object(4);

      assertThat(canonical(tree))
          .as("seed %d", seed)
          .isEqualTo(new JsonCanonicalizer(JSON.writeValueAsString(tree)).getEncodedString());
    }
  }

  @Test
  void a_random_double_is_written_as_ecmascript_writes_it() throws IOException {
    var random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        String text = canonical(List.of(number));

        assertThat(text).isEqualTo(new JsonCanonicalizer("[" + number + "]").getEncodedString());
        assertThat(Double.parseDouble(text.substring(1, text.length() - 1))).isEqualTo(number);
      }
    }
  }

  static Stream<List<String>> spellings() {
    return Stream.of(
        List.of("[1]", "[1.0]", "[1e0]", "[10E-1]", "[ 1 ]", "[0.1e1]"),
        List.of("[100000000000000000000]", "[1e20]", "[1E+20]"),
        List.of("[1e+21]", "[1e21]", "[1000000000000000000000.0]"),
        List.of("[0]", "[-0]", "[0.0]", "[-0.0]", "[0e5]"),
        List.of("[0.000001]", "[1e-6]", "[1.0e-06]"),
        List.of("[9007199254740991]", "[9.007199254740991e15]", "[9007199254740991.0]"),
        List.of("[\"é\"]", "[\"\\u00e9\"]", "[\"\\u00E9\"]"),
        List.of("[\"/\"]", "[\"\\/\"]", "[\"\\u002f\"]"),
        List.of("[\"😀\"]", "[\"\\ud83d\\ude00\"]"),
        List.of("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", "{\n\"b\" : 2.0 ,\t\"a\" : 1 }"));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void other_spellings_of_one_content_have_one_text(List<String> spellings) throws IOException {
    var texts = new ArrayList<String>();
    for (String spelling : spellings) {
      texts.add(canonical(JSON.readValue(spelling, Object.class)));
    }

    assertThat(texts).containsOnly(new JsonCanonicalizer(spellings.getFirst()).getEncodedString());
  }

  /// RFC 8785, 3.2.3: by UTF-16 code units, so the pair U+1F600 (D83D DE00) stands before U+FB33.
  @Test
  void members_are_sorted_by_utf_16_code_units() {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    for (String name : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
      tree.put(name, 0);
    }

    assertThat(canonical(tree))
        .isEqualTo(
            "{\"\\r\":0,\"1\":0,\"\u0080\":0,\"\u00f6\":0,\"\u20ac\":0,\"\ud83d\ude00\":0,\"\ufb33\":0}");
  }

  private static String canonical(@Nullable Object tree) {
    var text = new StringBuilder();
    CanonicalJson.append(text, tree);
    return text.toString();
  }

  /// Random trees of what JsonReading can yield.
  private static final class Trees {

    private final Random random;

    Trees(long seed) {
      this.random = new Random(seed);
    }

    Map<String, @Nullable Object> object(int depth) {
      var members = new LinkedHashMap<String, @Nullable Object>();
      for (int i = random.nextInt(6); i > 0; i--) {
        members.put(text(), value(depth - 1));
      }
      return members;
    }

    private @Nullable Object value(int depth) {
      return switch (random.nextInt(depth > 0 ? 9 : 7)) {
        case 0 -> null;
        case 1 -> random.nextBoolean();
        case 2 -> random.nextInt();
        case 3 -> random.nextLong(-LARGEST_EXACT, LARGEST_EXACT);
        case 4 -> finite();
        case 5 -> random.nextInt(1_000_000) / 1000.0 * Math.pow(10, random.nextInt(40) - 20);
        case 6 -> text();
        case 7 -> object(depth);
        default -> Stream.generate(() -> value(depth - 1)).limit(random.nextInt(5)).toList();
      };
    }

    private double finite() {
      double number = Double.longBitsToDouble(random.nextLong());
      return Double.isFinite(number) ? number : 0.5;
    }

    private String text() {
      var text = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        text.appendCodePoint(
            switch (random.nextInt(5)) {
              case 0 -> random.nextInt(1, 0x20);
              case 1 -> random.nextInt(0x20, 0x80);
              case 2 -> random.nextInt(0x80, 0xD800);
              case 3 -> random.nextInt(0xE000, 0x10000);
              default -> random.nextInt(0x10000, 0x110000);
            });
      }
      return text.toString();
    }
  }
}
