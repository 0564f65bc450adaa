package vn.dunghen.intake.receiving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.dossier.event.Flaw;

/// CloudEvents in binary mode: attributes in `ce-*` headers, percent-encoded, `data` as the body
/// (CloudEvents HTTP binding 1.0.2, 3.1).
final class BinaryMode {

  static final String PREFIX = "ce-";

  private BinaryMode() {}

  /// @throws ProblemException (400) where a header cannot be an attribute
  static JsonReading.Tree read(Map<String, List<String>> headers, byte[] body) throws IOException {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    headers.forEach((header, values) -> {
      String name = header.toLowerCase(Locale.ROOT);
      if (name.startsWith(PREFIX)) {
        String attribute = name.substring(PREFIX.length());
        if (values.size() != 1 || attribute.equals("data") || tree.containsKey(attribute)) {
          throw refused(name, "must be given once, as an attribute");
        }
        tree.put(attribute, decoded(name, values.getFirst()));
      }
    });
    if (!tree.containsKey("specversion")) {
      throw refused("ce-specversion", "is required in binary mode");
    }
    tree.put("datacontenttype", "application/json");
    var flaws = new ArrayList<Flaw>(0);
    if (body.length > 0) {
      JsonReading.Tree data = JsonReading.readOne(body, 0, body.length);
      data.flaws().forEach(flaw -> flaws.add(new Flaw("/data" + flaw.pointer(), flaw.reason())));
      tree.put("data", data.value());
    }
    return new JsonReading.Tree(tree, flaws);
  }

  private static ProblemException refused(String header, String reason) {
    return new ProblemException(
        Problem.of(ProblemType.BAD_REQUEST, "The header " + header + " " + reason + ".")
            .withErrors(List.of(Problem.Violation.of(header, reason))));
  }

  private static String decoded(String header, String value) {
    String text = value.strip();
    if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
      text = text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
    }
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 <= text.length() - 1 ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 <= text.length() - 1 ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw refused(header, "has a % that begins no escape");
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else if (c < ' ' || c > '~') {
        throw refused(header, "must be printable ASCII; others are percent-encoded");
      } else {
        bytes.write(c);
      }
    }
    try {
      String decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      if (decoded.indexOf('\0') >= 0) {
        throw refused(header, "must not hold NUL");
      }
      return decoded;
    } catch (CharacterCodingException noUtf8) {
      throw refused(header, "is not percent-encoded UTF-8");
    }
  }
}
