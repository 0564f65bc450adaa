package vn.dunghen.intake.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// A secret key in a file: its bytes in Base64.
public final class KeyFile {

  private KeyFile() {}

  /// @throws UnusableKey with one sentence that names the setting
  public static byte[] read(Path file, String setting, int atLeast) {
    try {
      byte[] key = Base64.getMimeDecoder().decode(Files.readString(file).strip());
      if (key.length < atLeast) {
        throw new UnusableKey(
            "The key file %s (%s) holds fewer than %d bytes in Base64."
                .formatted(file, setting, atLeast));
      }
      return key;
    } catch (IOException unreadable) {
      throw new UnusableKey("The key file %s (%s) cannot be read.".formatted(file, setting));
    } catch (IllegalArgumentException noBase64) {
      throw new UnusableKey("The key file %s (%s) is not Base64.".formatted(file, setting));
    }
  }

  /// A key that nothing can be done with; the message is one sentence for whoever configures.
  public static final class UnusableKey extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnusableKey(String sentence) {
      super(sentence);
    }
  }
}
