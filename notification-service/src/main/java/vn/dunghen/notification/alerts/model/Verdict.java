package vn.dunghen.notification.alerts.model;

/// What is known now of an alert's claim.
public sealed interface Verdict {

  /// It was true, and still is.
  record Stands() implements Verdict {}

  /// It was true; the dossier has moved on.
  record Over(Reason reason) implements Verdict {}

  /// It was not true when it was made: whoever was told is told so.
  record Disproved(Reason reason) implements Verdict {}
}
