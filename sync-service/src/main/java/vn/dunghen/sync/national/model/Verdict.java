package vn.dunghen.sync.national.model;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// What a reply means.
///
/// @param code the portal's code as it came; empty without one
/// @param message the portal's words; they may repeat a person's name
/// @param perhapsTaken whether it may have taken effect without being told so
/// @param spoke whether it was the portal that spoke: where not, it counts as away
public record Verdict(Kind kind, String code, String message, boolean perhapsTaken, boolean spoke) {

  private static Verdict away(Kind kind, String code, boolean perhapsTaken) {
    return new Verdict(kind, code, "", perhapsTaken, false);
  }

  private static Verdict spoken(Kind kind, Reply.Answered answer, boolean perhapsTaken) {
    return new Verdict(kind, answer.code().strip(), answer.message(), perhapsTaken, true);
  }

  /// The portal answered as asked.
  public static final Verdict TAKEN = new Verdict(Kind.OK, "0", "", false, true);

  /// The transport has no such call.
  public static final Verdict NOT_OFFERED = new Verdict(Kind.AMBIGUOUS, "", "", false, true);

  /// The portal was not reached.
  public static Verdict transport(String code) {
    return away(Kind.TRANSPORT, code, false);
  }

  /// The login was refused.
  public static Verdict auth(String code) {
    return away(Kind.AUTH, code, false);
  }

  /// What a reply means, and what is to be done.
  public enum Kind {
    /// Taken.
    OK("Thành công", "taken"),
    /// The portal cannot be reached: wait, without spending a try.
    TRANSPORT("Không kết nối được", "not reached"),
    /// The session or the login is refused: log in once and repeat once.
    AUTH("Phiên làm việc bị từ chối", "session refused"),
    /// The dossier is there already: update it.
    EXISTS("Đã tồn tại", "exists already"),
    /// The dossier is not there: insert it.
    MISSING("Không tồn tại", "not there"),
    /// The content is refused: somebody has to correct it.
    DATA("Dữ liệu bị từ chối", "content refused"),
    /// Nobody knows what became of it: ask before deciding.
    AMBIGUOUS("Chưa rõ kết quả", "outcome unknown");

    private final String vi;
    private final String en;

    Kind(String vi, String en) {
      this.vi = vi;
      this.en = en;
    }

    public String vi() {
      return vi;
    }

    public String en() {
      return en;
    }
  }

  /// The portal's numbers. None but 0 is documented in public: each is a setting.
  public record Codes(List<Integer> auth, List<Integer> missing, List<Integer> data) {
    public Codes {
      auth = List.copyOf(auth);
      missing = List.copyOf(missing);
      data = List.copyOf(data);
    }

    /// What the stand-in answers.
    public static final Codes ASSUMED =
        new Codes(List.of(-1, -2), List.of(-4), List.of(-5, -6, -7, -9));
  }

  private static final String EXISTS_WORDS = "đã tồn tại";
  private static final String MISSING_WORDS = "không tồn tại";
  private static final String PROCEDURE_WORD = "tthc";
  private static final String SUCCESS_WORDS = "thành công";

  /// Judges a reply. Words that are observed in the field ("đã tồn tại", "thành công") count before
  /// numbers that are only assumed.
  public static Verdict of(Reply reply, Codes codes) {
    return switch (reply) {
      case Reply.NotReached(var what) -> away(Kind.TRANSPORT, what, false);
      case Reply.Unanswered _ -> away(Kind.AMBIGUOUS, "no answer", true);
      case Reply.Answered answered -> answered(answered, codes);
    };
  }

  private static Verdict answered(Reply.Answered answer, Codes codes) {
    String http = "HTTP " + answer.status();
    boolean fine = answer.status() >= 200 && answer.status() < 300;
    if (answer.status() == 429 || !fine && answer.form() != Reply.Form.JSON) {
      return away(Kind.TRANSPORT, http, false);
    }
    return switch (answer.form()) {
      case MARKUP -> away(Kind.AMBIGUOUS, http, false);
      case BROKEN, TOO_LONG -> away(Kind.AMBIGUOUS, http, true);
      case TEXT ->
          says(answer, SUCCESS_WORDS)
              ? spoken(Kind.OK, answer, false)
              : spoken(Kind.AMBIGUOUS, answer, true);
      case JSON -> json(answer, codes);
    };
  }

  private static Verdict json(Reply.Answered answer, Codes codes) {
    if (says(answer, EXISTS_WORDS)) {
      return spoken(Kind.EXISTS, answer, false);
    }
    OptionalInt number = number(answer.code());
    if (number.isEmpty()) {
      return spoken(Kind.AMBIGUOUS, answer, true);
    }
    int code = number.getAsInt();
    if (code == 0) {
      return spoken(Kind.OK, answer, false);
    }
    if (codes.auth().contains(code)) {
      return new Verdict(Kind.AUTH, answer.code().strip(), "", false, false);
    }
    if (codes.data().contains(code)) {
      return spoken(Kind.DATA, answer, false);
    }
    boolean missing = says(answer, MISSING_WORDS) && !says(answer, PROCEDURE_WORD);
    return spoken(
        codes.missing().contains(code) || missing ? Kind.MISSING : Kind.AMBIGUOUS, answer, false);
  }

  /// The code as a number, whatever its type and however many zeros; empty for anything else.
  public static OptionalInt number(String code) {
    String text = code.strip();
    if (!text.matches("[+-]?[0-9]{1,9}")) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  private static boolean says(Reply.Answered answer, String words) {
    return answer.message().toLowerCase(Locale.ROOT).contains(words);
  }

  /// Says nothing of the portal's words.
  @Override
  public String toString() {
    return kind + " " + code;
  }
}
