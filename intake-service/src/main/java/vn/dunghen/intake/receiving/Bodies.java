package vn.dunghen.intake.receiving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;

/// Reads request bodies without ever holding more of them than is allowed.
final class Bodies {

  private static final int STEP = 16 * 1024;

  /// What is read and thrown away of a body that is too large, so that its sender reads our answer
  /// instead of a broken connection.
  private static final long MOST_DISCARDED = 256L << 20;

  private Bodies() {}

  /// The whole body.
  ///
  /// @throws ProblemException (413) where it is longer than `most` bytes
  static byte[] readAtMost(InputStream body, long most) throws IOException {
    var read = new ByteArrayOutputStream(STEP);
    byte[] step = new byte[STEP];
    for (int n = body.read(step); n >= 0; n = body.read(step)) {
      if (read.size() + n > most) {
        discard(body);
        throw tooLarge("The body is longer than " + most + " bytes.");
      }
      read.write(step, 0, n);
    }
    return read.toByteArray();
  }

  static ProblemException tooLarge(String detail) {
    return ProblemException.of(ProblemType.TOO_LARGE, detail);
  }

  static void discard(InputStream body) throws IOException {
    byte[] step = new byte[STEP];
    long discarded = 0;
    for (int n = body.read(step); n >= 0 && discarded < MOST_DISCARDED; n = body.read(step)) {
      discarded += n;
    }
  }
}
