package vn.dunghen.chassis.consuming;

/// How a loop stands, as health tells it.
sealed interface Standing {
  String sentence();

  /// Not yet asked the broker.
  record Starting() implements Standing {
    @Override
    public String sentence() {
      return "Starting.";
    }
  }

  /// Applies what comes.
  record Following(int partitions) implements Standing {
    @Override
    public String sentence() {
      return "Follows " + partitions + " partitions.";
    }
  }

  /// Cannot go on now and keeps trying by itself.
  record Waiting(String sentence) implements Standing {}

  /// Will not go on without a person.
  record Stopped(String sentence) implements Standing {}

  /// Was closed.
  record Closed() implements Standing {
    @Override
    public String sentence() {
      return "Closed.";
    }
  }
}
