package vn.dunghen.local;

import org.jspecify.annotations.Nullable;

/// The suite could not be started or seeded. The message is one sentence for a person.
final class LauncherException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LauncherException(String message) {
    super(message);
  }

  LauncherException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
