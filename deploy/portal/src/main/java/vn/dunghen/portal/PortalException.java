package vn.dunghen.portal;

/// The stand-in cannot start or go on; the message is one sentence for people.
public final class PortalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortalException(String message) {
    super(message);
  }

  PortalException(String message, Throwable cause) {
    super(message, cause);
  }
}
