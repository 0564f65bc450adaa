package vn.dunghen.portal;

import vn.dunghen.portal.PortalSettings.Codes;

/// What the portal thinks of a call; its number is a setting.
enum Verdict {
  OK,
  WRONG_LOGIN,
  SESSION,
  EXISTS,
  MISSING,
  PROCEDURE,
  INVALID,
  TOO_MANY,
  UNKNOWN_SERVICE;

  int code(Codes codes) {
    return switch (this) {
      case OK -> codes.ok();
      case WRONG_LOGIN -> codes.wrongLogin();
      case SESSION -> codes.session();
      case EXISTS -> codes.exists();
      case MISSING -> codes.missing();
      case PROCEDURE -> codes.procedure();
      case INVALID -> codes.invalid();
      case TOO_MANY -> codes.tooMany();
      case UNKNOWN_SERVICE -> codes.unknownService();
    };
  }
}
