package vn.dunghen.notification.delivery;

/// What came of an attempt to send a message.
sealed interface Outcome {

  /// The other side took it.
  record Sent() implements Outcome {}

  /// Not taken, or nobody knows: to be tried again.
  ///
  /// @param problem in words, without anything of the message
  record Failed(String problem) implements Outcome {}

  /// The webhook says that it is gone for good.
  record Gone() implements Outcome {}
}
