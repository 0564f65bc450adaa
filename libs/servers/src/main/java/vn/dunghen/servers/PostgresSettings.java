package vn.dunghen.servers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The settings of every [PostgresServer]. They are given on the command line, where they win over
/// any configuration file in the data directory.
final class PostgresSettings {
  /// What makes an acknowledged commit survive a crash.
  static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private static final Map<String, String> ORDINARY =
      Map.ofEntries(
          Map.entry("max_connections", "200"),
          Map.entry("shared_buffers", "256MB"),
          Map.entry("jit", "off"),
          Map.entry("max_wal_size", "2GB"),
          Map.entry("min_wal_size", "128MB"),
          Map.entry("checkpoint_completion_target", "0.9"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"));

  /// Personal data must not reach the log. Values stand in statements, in parameters, in the detail
  /// of an error ("Key (name)=(…) already exists") and in error texts themselves ("invalid input
  /// syntax: …"), so errors of statements go to the client only; the server's own news (start,
  /// recovery, crash) stay.
  private static final Map<String, String> QUIET =
      Map.of(
          "log_min_messages", "log",
          "log_min_error_statement", "panic",
          "log_error_verbosity", "terse",
          "log_statement", "none",
          "log_min_duration_statement", "-1",
          "log_lock_waits", "off",
          "log_parameter_max_length", "0",
          "log_parameter_max_length_on_error", "0");

  private PostgresSettings() {}

  static Map<String, String> of(PostgresOptions options, int port) {
    var all = new TreeMap<>(ORDINARY);
    all.putAll(QUIET);
    all.putAll(options.settings());
    all.putAll(DURABLE);
    all.put("listen_addresses", LoopbackPort.HOST);
    all.put("port", Integer.toString(port));
    all.put("unix_socket_directories", "");
    all.put("logging_collector", "off");
    return new LinkedHashMap<>(all);
  }

  static List<String> asArguments(Map<String, String> settings) {
    return settings.entrySet().stream()
        .flatMap(setting -> List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
        .toList();
  }
}
