package vn.dunghen.sync.national.model;

/// What came back from a call, before it is judged.
public sealed interface Reply {

  /// Nothing was sent, or the connection broke: the portal was not reached.
  ///
  /// @param what in a few words, without anything of the content
  record NotReached(String what) implements Reply {}

  /// Everything was sent and no answer came in time: nobody knows what became of it.
  record Unanswered() implements Reply {}

  /// An answer of some kind.
  ///
  /// @param status the HTTP status
  /// @param form what its body is
  /// @param code `error_code` as text, as it came; empty where there was none
  /// @param message the words; of a plain text all of it
  record Answered(int status, Form form, String code, String message) implements Reply {
    /// Never shows the words: a portal may repeat a person's name in them.
    @Override
    public String toString() {
      return "Answered[status=" + status + ", form=" + form + ", code=" + code + "]";
    }
  }

  /// What a body is.
  enum Form {
    JSON,
    /// HTML or XML: an adapter or proxy speaks, not the portal.
    MARKUP,
    TEXT,
    /// JSON that ends too early, or nothing.
    BROKEN,
    /// More than is read.
    TOO_LONG
  }
}
