package vn.dunghen.scoring.rulesets;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.RuleSets;

/// The rule sets that this service knows: the shipped ones and those of the configured folder. Read
/// once, at the start; a flaw in any of them stops the start.
@ApplicationScoped
public class RuleSetCatalogue {

  private static final List<String> SHIPPED = List.of("766-A.json", "766-B.json");

  private final Optional<Path> folder;
  private volatile Read read = new Read(List.of(), new RuleSets(List.of()));

  RuleSetCatalogue(RuleSetsConfig config) {
    this.folder = config.folder();
  }

  /// A rule set with the very bytes that it was read from.
  ///
  /// @param digest SHA-256 of the file, in hexadecimal: says which rules gave a figure
  public record Entry(RuleSet ruleSet, String digest, byte[] file) {

    @Override
    public byte[] file() {
      return file.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Entry entry
          && digest.equals(entry.digest)
          && Arrays.equals(file, entry.file);
    }

    @Override
    public int hashCode() {
      return digest.hashCode();
    }
  }

  private record Read(List<Entry> entries, RuleSets ruleSets) {}

  void load(@Observes @Priority(2) StartupEvent event) {
    try {
      read = read();
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("scoring-service does not start: " + e.getMessage() + ".");
    }
  }

  private Read read() {
    var entries = new ArrayList<Entry>();
    for (String name : SHIPPED) {
      try (var stream = RuleSetCatalogue.class.getResourceAsStream("/rulesets/" + name)) {
        if (stream == null) {
          throw new IllegalArgumentException("the shipped rule set " + name + " is missing");
        }
        entries.add(entry(name, stream.readAllBytes()));
      } catch (IOException e) {
        throw new IllegalArgumentException("the shipped rule set " + name + " cannot be read", e);
      }
    }
    folder.ifPresent(path -> entries.addAll(more(path)));
    return new Read(
        List.copyOf(entries), new RuleSets(entries.stream().map(Entry::ruleSet).toList()));
  }

  private static List<Entry> more(Path folder) {
    try (var files = Files.list(folder)) {
      var entries = new ArrayList<Entry>();
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        entries.add(entry(file.toString(), Files.readAllBytes(file)));
      }
      return entries;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the rule sets in " + folder + " (dunghen.scoring.rulesets.folder) cannot be read", e);
    }
  }

  /// A rule set from the bytes of its file, as somebody kept them.
  public static RuleSet read(byte[] file) {
    return RuleSetReading.read(file);
  }

  private static Entry entry(String name, byte[] file) {
    try {
      return new Entry(RuleSetReading.read(file), digest(file), file);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the rule set " + name + " is not valid, " + e.getMessage(), e);
    }
  }

  private static String digest(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }

  public RuleSets ruleSets() {
    return read.ruleSets();
  }

  List<Entry> entries() {
    return read.entries();
  }

  public Optional<Entry> entry(String id) {
    return read.entries().stream().filter(each -> each.ruleSet().id().equals(id)).findFirst();
  }
}
