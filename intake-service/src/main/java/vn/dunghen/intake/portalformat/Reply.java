package vn.dunghen.intake.portalformat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.dunghen.intake.register.CanonicalJson;

/// An answer as the portal gives it: always with HTTP status 200. Clients read `error_code` and
/// look for words in the message.
record Reply(int code, String message, Map<String, Object> more) {

  static final int OK = 0;
  static final int WRONG_LOGIN = -1;
  static final int NO_SESSION = -2;
  static final int INVALID = -6;
  static final int TOO_MANY = -7;
  static final int FORBIDDEN = -8;
  static final int UNKNOWN_SERVICE = -9;
  static final int CONTRADICTION = -10;

  Reply {
    more = Map.copyOf(more);
  }

  static Reply of(int code, String message) {
    return new Reply(code, message, Map.of());
  }

  static Reply loggedIn(String session) {
    return new Reply(OK, "Đăng nhập thành công", Map.of("session", session));
  }

  static Reply found(List<Map<String, String>> result) {
    return new Reply(OK, "Tra cứu thành công", Map.of("result", result));
  }

  static Reply noSession() {
    return of(NO_SESSION, "Phiên làm việc không hợp lệ hoặc đã hết hạn");
  }

  static Reply field(String field, String reason) {
    return of(INVALID, "Trường " + field + ": " + reason);
  }

  String json() {
    var members = new TreeMap<String, Object>(more);
    members.put("error_code", code);
    members.put("message", message);
    var text = new StringBuilder(120);
    CanonicalJson.append(text, members);
    return text.toString();
  }
}
