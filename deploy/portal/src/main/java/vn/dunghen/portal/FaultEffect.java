package vn.dunghen.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Map;

/// What goes wrong with a call. In JSON `kind` names it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @Type(name = "login-refused", value = FaultEffect.LoginRefused.class),
  @Type(name = "login-without-session", value = FaultEffect.LoginWithoutSession.class),
  @Type(name = "session-dies", value = FaultEffect.SessionDies.class),
  @Type(name = "commit-then-silence", value = FaultEffect.CommitThenSilence.class),
  @Type(name = "reset-before-commit", value = FaultEffect.ResetBeforeCommit.class),
  @Type(name = "commit-then-reset", value = FaultEffect.CommitThenReset.class),
  @Type(name = "http-answer", value = FaultEffect.HttpAnswer.class),
  @Type(name = "business-error", value = FaultEffect.BusinessError.class),
  @Type(name = "code-drift", value = FaultEffect.CodeDrift.class),
  @Type(name = "taken-by-another", value = FaultEffect.TakenByAnother.class),
  @Type(name = "dossier-lost", value = FaultEffect.DossierLost.class),
  @Type(name = "procedure-retired", value = FaultEffect.ProcedureRetired.class),
  @Type(name = "half-accepted", value = FaultEffect.HalfAccepted.class),
  @Type(name = "slow", value = FaultEffect.Slow.class),
  @Type(name = "trickle", value = FaultEffect.Trickle.class),
  @Type(name = "stale-look-up", value = FaultEffect.StaleLookUp.class),
  @Type(name = "silent-loss", value = FaultEffect.SilentLoss.class),
  @Type(name = "altered", value = FaultEffect.Altered.class),
  @Type(name = "applied-late", value = FaultEffect.AppliedLate.class),
  @Type(name = "garbled", value = FaultEffect.Garbled.class)
})
public sealed interface FaultEffect {
  /// The login is refused whatever the password.
  record LoginRefused() implements FaultEffect {}

  /// The login succeeds and brings no session.
  record LoginWithoutSession() implements FaultEffect {}

  /// The call's session is ended before it is served; of a login, the session just given.
  record SessionDies() implements FaultEffect {}

  /// All is stored, and no answer comes: the connection stays open for so long, then closes. Never
  /// longer than the setting `kept.silence`.
  record CommitThenSilence(Duration hold) implements FaultEffect {
    public CommitThenSilence {
      requirePositive(hold, "hold");
    }
  }

  /// The connection is reset and nothing stored.
  record ResetBeforeCommit() implements FaultEffect {}

  /// All is stored and the connection reset.
  record CommitThenReset() implements FaultEffect {}

  /// Another answer than the portal's, as of an adapter or a proxy; nothing is stored. Status 200
  /// with HTML, 502, 503, 429 with `Retry-After`, 302 with `Location` are all seen so.
  record HttpAnswer(int status, Map<String, String> headers, String body) implements FaultEffect {
    public HttpAnswer {
      if (status < 200 || status > 599) {
        throw new IllegalArgumentException("status is no HTTP status");
      }
      headers = headers == null ? Map.of("Content-Type", "text/html;charset=utf-8") : headers;
      headers = Map.copyOf(headers);
      body = body == null ? "<html><body><h1>" + status + "</h1></body></html>" : body;
    }

    /// The HTML page that an adapter puts before a status.
    public static HttpAnswer html(int status) {
      return new HttpAnswer(
          status,
          Map.of("Content-Type", "text/html;charset=utf-8"),
          "<html><body><h1>" + status + "</h1></body></html>");
    }
  }

  /// HTTP 200 with this code and message; nothing is stored.
  record BusinessError(String code, String message) implements FaultEffect {
    public BusinessError {
      if (code == null || code.isBlank()) {
        throw new IllegalArgumentException("code is empty");
      }
      message = message == null ? "" : message;
    }
  }

  /// All goes well, and `error_code` is written in another way.
  record CodeDrift(Form form) implements FaultEffect {
    /// Ways in which the code was seen, or may be missing.
    public enum Form {
      @JsonProperty("number")
      NUMBER,
      @JsonProperty("text")
      TEXT,
      @JsonProperty("two-digits")
      TWO_DIGITS,
      @JsonProperty("missing")
      MISSING,
      @JsonProperty("plain-text")
      PLAIN_TEXT
    }

    public CodeDrift {
      if (form == null) {
        throw new IllegalArgumentException("form is missing");
      }
    }
  }

  /// Just before the call another unit has stored other dossiers under the same codes.
  record TakenByAnother(String madonvi) implements FaultEffect {
    public TakenByAnother {
      if (madonvi == null || madonvi.isBlank()) {
        throw new IllegalArgumentException("madonvi is empty");
      }
    }
  }

  /// The portal has lost the call's dossiers.
  record DossierLost() implements FaultEffect {}

  /// The procedures that the call names are in force no more.
  record ProcedureRetired() implements FaultEffect {}

  /// The first half of the array is stored (rounded down), and the verdict is this error.
  record HalfAccepted(String code, String message) implements FaultEffect {
    public HalfAccepted {
      if (code == null || code.isBlank()) {
        throw new IllegalArgumentException("code is empty");
      }
      message = message == null ? "" : message;
    }
  }

  /// The call waits for so long before anything happens. Adds to any other fault.
  record Slow(Duration delay) implements FaultEffect {
    public Slow {
      requirePositive(delay, "delay");
    }
  }

  /// All goes well, and the answer's body drips for so long.
  record Trickle(Duration during) implements FaultEffect {
    public Trickle {
      requirePositive(during, "during");
    }
  }

  /// Look-ups show what was held so long ago by the portal's clock, as far as it is kept.
  record StaleLookUp(Duration age) implements FaultEffect {
    public StaleLookUp {
      requirePositive(age, "age");
    }
  }

  /// The portal says success and stores nothing.
  record SilentLoss() implements FaultEffect {}

  /// The portal says success and stores other values in these fields.
  record Altered(Map<String, String> fields) implements FaultEffect {
    public Altered {
      if (fields == null || fields.isEmpty()) {
        throw new IllegalArgumentException("fields is empty");
      }
      fields = Map.copyOf(fields);
    }
  }

  /// The portal says success at once and stores only after the delay, so that a later push of the
  /// same dossier is overwritten.
  record AppliedLate(Duration delay) implements FaultEffect {
    public AppliedLate {
      requirePositive(delay, "delay");
    }
  }

  /// All goes well, and the answer is not what JSON should be.
  record Garbled(How how) implements FaultEffect {
    /// A byte order mark before the JSON, or its second half missing.
    public enum How {
      @JsonProperty("byte-order-mark")
      BYTE_ORDER_MARK,
      @JsonProperty("truncated")
      TRUNCATED
    }

    public Garbled {
      if (how == null) {
        throw new IllegalArgumentException("how is missing");
      }
    }
  }

  private static void requirePositive(Duration duration, String name) {
    if (duration == null || !duration.isPositive() || duration.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(name + " is not between nothing and a day");
    }
  }
}
