package vn.dunghen.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Holds pushed JSON in few bytes: deflated against a dictionary of what payloads look like. Not
/// safe for several threads; its holder's lock guards it.
final class Packed {
  private static final String DICTIONARY = "/payload-dictionary.txt";

  private final byte[] dictionary;
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final Inflater inflater = new Inflater(true);
  private byte[] room = new byte[64 * 1024];

  Packed() {
    try (InputStream stream = Packed.class.getResourceAsStream(DICTIONARY)) {
      if (stream == null) {
        throw new PortalException("The program lacks " + DICTIONARY + ".");
      }
      this.dictionary = stream.readAllBytes();
    } catch (IOException e) {
      throw new PortalException("The program's " + DICTIONARY + " cannot be read.", e);
    }
  }

  byte[] pack(JsonNode json) {
    deflater.reset();
    deflater.setDictionary(dictionary);
    deflater.setInput(json.toString().getBytes(StandardCharsets.UTF_8));
    deflater.finish();
    var size = 0;
    while (!deflater.finished()) {
      size += deflater.deflate(room, size, room.length - size);
      if (size == room.length) {
        room = Arrays.copyOf(room, room.length * 2);
      }
    }
    return Arrays.copyOf(room, size);
  }

  JsonNode unpack(byte[] packed) {
    try {
      inflater.reset();
      inflater.setDictionary(dictionary);
      inflater.setInput(packed);
      var size = 0;
      while (!inflater.finished()) {
        var read = inflater.inflate(room, size, room.length - size);
        size += read;
        if (size == room.length) {
          room = Arrays.copyOf(room, room.length * 2);
        } else if (read == 0 && !inflater.finished()) {
          throw new IllegalStateException("What was packed cannot be unpacked.");
        }
      }
      return PortalJson.MAPPER.readTree(room, 0, size);
    } catch (DataFormatException | IOException e) {
      throw new IllegalStateException("What was packed cannot be unpacked.", e);
    }
  }
}
