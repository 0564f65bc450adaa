package vn.dunghen.intake.receiving;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import vn.dunghen.intake.receiving.JsonReading.MalformedJson;

/// Refuses bytes that are not UTF-8 to the letter: overlong forms, encoded surrogates, a byte order
/// mark, other encodings. JSON parsers let some of these through.
final class Utf8Check {

  private Utf8Check() {}

  static void check(byte[] bytes, int offset, int length) throws MalformedJson {
    boolean ascii = true;
    for (int i = offset; i < offset + length; i++) {
      byte b = bytes[i];
      if (b == 0) {
        throw new MalformedJson("holds a NUL byte; it must be UTF-8 JSON");
      }
      ascii &= b > 0;
    }
    if (ascii) {
      return;
    }
    if (length >= 3
        && bytes[offset] == (byte) 0xEF
        && bytes[offset + 1] == (byte) 0xBB
        && bytes[offset + 2] == (byte) 0xBF) {
      throw new MalformedJson("begins with a byte order mark; it must be plain UTF-8");
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
    CharBuffer discarded = CharBuffer.allocate(Math.min(length, 8192));
    CoderResult result;
    do {
      discarded.clear();
      result = decoder.decode(in, discarded, true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw new MalformedJson("is not valid UTF-8");
    }
  }
}
