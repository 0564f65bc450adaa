package vn.dunghen.testkit;

import java.util.Locale;

/// What provides the brokers and databases of the tests. The tests are the same on each; which one,
/// says the system property `backend`: `mvn verify -Dbackend=containers`.
public enum Backend {
  /// Child processes of the test's own JVM, from Maven artifacts. Needs nothing but Java.
  EMBEDDED {
    @Override
    public Broker broker() {
      return new EmbeddedBroker();
    }

    @Override
    public Database database() {
      return new EmbeddedDatabase();
    }
  },

  /// The published images, by Testcontainers. Needs a Docker engine.
  CONTAINERS {
    @Override
    public Broker broker() {
      return new ContainerBroker();
    }

    @Override
    public Database database() {
      return new ContainerDatabase();
    }
  };

  private static final String PROPERTY = "backend";

  /// A broker of the caller's own, started.
  public abstract Broker broker();

  /// A database server of the caller's own, started.
  public abstract Database database();

  /// The one that the tests run on.
  public static Backend chosen() {
    return named(System.getProperty(PROPERTY, "embedded"));
  }

  static Backend named(String word) {
    for (var each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
        return each;
      }
    }
    throw new IllegalStateException(
        "Tests run with -Dbackend=embedded (the default) or -Dbackend=containers, not with "
            + word
            + ".");
  }
}
