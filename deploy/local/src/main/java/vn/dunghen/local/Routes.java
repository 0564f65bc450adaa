package vn.dunghen.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The gateway's route table: which service answers which path. Written in `routes.conf`, one rule
/// per line, from which nginx's configuration or an Ingress can be generated.
final class Routes {
  private static final String RESOURCE = "/routes.conf";

  private final List<Rule> longestFirst;

  private record Rule(String prefix, String service) {
    boolean covers(String path) {
      return prefix.equals("/")
          || path.equals(prefix)
          || (path.startsWith(prefix) && path.charAt(prefix.length()) == '/');
    }
  }

  private Routes(List<Rule> rules) {
    this.longestFirst =
        rules.stream()
            .sorted(Comparator.comparingInt((Rule rule) -> rule.prefix().length()).reversed())
            .toList();
  }

  /// The packaged table.
  static Routes packaged() {
    try (var in = Routes.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new LauncherException("The packaged resource routes.conf is missing.");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LauncherException("The packaged resource routes.conf cannot be read.", e);
    }
  }

  /// @throws LauncherException with one sentence when a line is no rule, a prefix comes twice, or
  ///   `/` has no service
  static Routes parse(String text) {
    var rules =
        text.lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .map(Routes::rule)
            .toList();
    var seen = new HashSet<String>();
    for (var rule : rules) {
      if (!seen.add(rule.prefix())) {
        throw new LauncherException("routes.conf names " + rule.prefix() + " twice.");
      }
    }
    if (!seen.contains("/")) {
      throw new LauncherException("routes.conf names no service for /.");
    }
    return new Routes(rules);
  }

  private static Rule rule(String line) {
    var words = List.of(line.split("\\s+"));
    if (words.size() != 2 || !words.getFirst().matches("/|(/[a-z0-9-]+)+")) {
      throw new LauncherException("routes.conf has a line that is no rule: " + line);
    }
    return new Rule(words.getFirst(), words.getLast());
  }

  /// @param path a raw path that begins with a slash
  String service(String path) {
    return longestFirst.stream()
        .filter(rule -> rule.covers(path))
        .findFirst()
        .map(Rule::service)
        .orElseThrow();
  }

  Set<String> services() {
    return longestFirst.stream().map(Rule::service).collect(Collectors.toUnmodifiableSet());
  }
}
