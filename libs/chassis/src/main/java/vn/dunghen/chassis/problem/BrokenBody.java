package vn.dunghen.chassis.problem;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells a body that cannot be read from every other failure, of which some are ours (a disk that
/// is full). The server throws plain exceptions for it, so the place where they were made decides.
final class BrokenBody {

  private static final String READER = "org.jboss.resteasy.reactive.server.vertx.VertxInputStream";
  private static final Set<String> FORM =
      Set.of("java.net.URLDecoder", "org.jboss.resteasy.reactive.common.util.URLUtils");

  private BrokenBody() {}

  /// Whether it broke off or was framed in a way that cannot be followed, or is a form whose
  /// encoding is broken.
  static boolean isMeantBy(@Nullable Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      String maker = maker(at);
      if (at instanceof IOException && maker.startsWith(READER)
          || at instanceof IllegalArgumentException && FORM.contains(maker)) {
        return true;
      }
    }
    return false;
  }

  private static String maker(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length > 0 ? trace[0].getClassName() : "";
  }
}
