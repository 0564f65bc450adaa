package vn.dunghen.local.backup;

import org.jspecify.annotations.Nullable;

/// A backup could not be taken or put back. The message is one sentence for a person; nothing was
/// changed.
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackupException(String message) {
    super(message);
  }

  BackupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
