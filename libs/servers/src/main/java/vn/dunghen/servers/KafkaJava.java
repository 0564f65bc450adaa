package vn.dunghen.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The command line of the broker's Java.
///
/// The broker's jars are never on our own classpath: its Scala, Jackson and log4j would meet ours.
/// The build writes their paths, in this machine's Maven repository, into the resource
/// `kafka.classpath`; so the resource belongs to this machine and is not to be shipped.
final class KafkaJava {
  private static final String RESOURCE = "/kafka.classpath";

  private KafkaJava() {}

  static List<String> command(String mainClass, List<String> options, List<String> arguments) {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options);
    words.add("-XX:+UseSerialGC");
    words.add("-Djava.awt.headless=true");
    words.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
    words.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    words.addAll(List.of("-cp", classpath(), mainClass));
    words.addAll(arguments);
    return words;
  }

  private static String classpath() {
    try (var in = KafkaJava.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new ServerException(
            "The resource kafka.classpath is missing; build libs/servers with Maven, which writes it.");
      }
      var classpath = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      var missing =
          Arrays.stream(classpath.split(":")).filter(jar -> !Files.exists(Path.of(jar))).toList();
      if (!missing.isEmpty()) {
        throw new ServerException(
            "The broker's jar %s is not there; build libs/servers again on this machine."
                .formatted(missing.getFirst()));
      }
      return classpath;
    } catch (IOException e) {
      throw new ServerException("Cannot read the resource kafka.classpath.", e);
    }
  }
}
