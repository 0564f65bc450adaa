package vn.dunghen.intake.receiving;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.IntPredicate;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;

/// Reads request bodies without ever holding more of them than is allowed.
public final class Bodies {

  private static final int STEP = 16 * 1024;

  /// What is read and thrown away of a body that is too large, so that its sender reads our answer
  /// instead of a broken connection.
  private static final long MOST_DISCARDED = 256L << 20;

  private Bodies() {}

  /// The whole body.
  ///
  /// @param share takes what the body holds, for as long as the caller works on it
  /// @throws ProblemException (413) where it is longer than `most` bytes; (503) where all bodies
  ///   together would hold too much
  static byte[] readAtMost(InputStream body, long most, HeldBytes.Share share) throws IOException {
    try {
      return readAtMost(body, most, share::take);
    } catch (ProblemException refusal) {
      share.close();
      discard(body);
      throw refusal;
    }
  }

  /// The whole body, where the caller sees to it that few are held at once.
  ///
  /// @throws ProblemException (413) where it is longer than `most` bytes
  public static byte[] readAtMost(InputStream body, long most) throws IOException {
    try {
      return readAtMost(body, most, _ -> true);
    } catch (ProblemException refusal) {
      discard(body);
      throw refusal;
    }
  }

  private static byte[] readAtMost(InputStream body, long most, IntPredicate allowance)
      throws IOException {
    var read = new ByteArrayOutputStream(STEP);
    byte[] step = new byte[STEP];
    for (int n = body.read(step); n >= 0; n = body.read(step)) {
      if (read.size() + n > most) {
        throw tooLarge("The body is longer than " + most + " bytes.");
      }
      if (!allowance.test(n)) {
        throw tooMuchAtOnce();
      }
      read.write(step, 0, n);
    }
    return read.toByteArray();
  }

  private static ProblemException tooMuchAtOnce() {
    return new ProblemException(
        Problem.of(ProblemType.UNAVAILABLE, "Too much is being taken in at this moment."),
        Map.of(HttpHeaders.RETRY_AFTER, "1"));
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
