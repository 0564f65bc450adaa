package vn.dunghen.servers;

import org.jspecify.annotations.Nullable;

/// A server could not be started, reached or stopped. The message is one sentence for a person:
/// what failed, where, and what to look at.
public final class ServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ServerException(String message) {
    super(message);
  }

  public ServerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
