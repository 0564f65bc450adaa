package vn.dunghen.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that is assumed about the portal. Meanings and defaults stand in `portal.json`, which
/// any settings file overrides key by key.
public record PortalSettings(
    int port,
    boolean testControl,
    Paths paths,
    String destination,
    AdapterRefusal adapterRefusal,
    Account account,
    Session session,
    Codes codes,
    CodeForm codeForm,
    Dossiers dossier,
    Progress progress,
    BadItem badItem,
    List<String> lookUpColumns,
    Duration latency,
    Kept kept,
    Catalogue catalogue) {

  private static final String DEFAULTS = "/portal.json";

  public record Paths(
      String login,
      String integration,
      String share,
      String relayDossiers,
      String relayProgress,
      String statistics) {
    public Paths {
      var all = List.of(login, integration, share, relayDossiers, relayProgress, statistics);
      require(all.stream().allMatch(path -> path.startsWith("/")), "a path does not begin with /");
      require(new HashSet<>(all).size() == all.size(), "two paths are the same");
      require(all.stream().noneMatch(path -> path.startsWith("/__stub")), "/__stub is taken");
    }
  }

  public record AdapterRefusal(int status, Markup body) {
    public AdapterRefusal {
      require(status >= 200 && status <= 599, "adapterRefusal.status is no HTTP status");
    }
  }

  public enum Markup {
    @JsonProperty("html")
    HTML,
    @JsonProperty("xml")
    XML
  }

  public record Account(String username, String password) {
    public Account {
      require(!username.isBlank() && !password.isBlank(), "the account is empty");
    }

    @Override
    public String toString() {
      return "Account[" + username + "]";
    }
  }

  public record Session(Duration ttl, int kept) {
    public Session {
      require(ttl.isPositive(), "session.ttl is not positive");
      require(kept > 0, "session.kept is not positive");
    }
  }

  public record Codes(
      int ok,
      int wrongLogin,
      int session,
      int exists,
      int missing,
      int procedure,
      int invalid,
      int tooMany,
      int unknownService) {}

  public enum CodeForm {
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("text")
    TEXT,
    @JsonProperty("two-digits")
    TWO_DIGITS
  }

  public record Dossiers(
      List<String> required,
      int receivedFromState,
      Map<String, Integer> longest,
      Defects defects,
      int most,
      TextForm text) {
    public Dossiers {
      required = List.copyOf(required);
      longest = Map.copyOf(longest);
      require(most >= 0, "dossier.most is negative");
    }
  }

  public enum Defects {
    @JsonProperty("accept")
    ACCEPT,
    @JsonProperty("refuse")
    REFUSE
  }

  public enum BadItem {
    @JsonProperty("refuse-all")
    REFUSE_ALL,
    @JsonProperty("store-good")
    STORE_GOOD
  }

  public enum TextForm {
    @JsonProperty("as-sent")
    AS_SENT,
    @JsonProperty("composed")
    COMPOSED
  }

  public record Progress(
      List<String> required, Map<String, Integer> longest, int most, boolean dedupe) {
    public Progress {
      required = List.copyOf(required);
      longest = Map.copyOf(longest);
      require(most > 0, "progress.most is not positive");
    }
  }

  public record Kept(int dossiers, long earlierVersions, int calls, int body, Duration silence) {
    public Kept {
      require(dossiers > 0 && calls > 0 && body > 0, "kept has a value that is not positive");
      require(earlierVersions >= 0, "kept.earlierVersions is negative");
      require(silence.isPositive(), "kept.silence is not positive");
    }
  }

  public PortalSettings {
    require(port >= 0 && port <= 65535, "port is no port");
    require(!destination.isBlank(), "destination is empty");
    require(!latency.isNegative(), "latency is negative");
    lookUpColumns = List.copyOf(lookUpColumns);
    require(lookUpColumns.contains("MaHoSo"), "lookUpColumns lacks MaHoSo");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /// The defaults, with test control off.
  public static PortalSettings defaults() {
    return of("{}");
  }

  /// The defaults with what the JSON object overrides.
  ///
  /// @throws PortalException with one sentence if a key is unknown or a value is bad
  public static PortalSettings of(String overrides) {
    try {
      var merged = (ObjectNode) PortalJson.MAPPER.readTree(resource());
      if (!(PortalJson.MAPPER.readTree(overrides) instanceof ObjectNode changes)) {
        throw new PortalException("The portal's settings are no JSON object.");
      }
      merge(merged, changes, "");
      return PortalJson.MAPPER.treeToValue(merged, PortalSettings.class);
    } catch (UnrecognizedPropertyException e) {
      throw new PortalException(
          "The portal's settings have an unknown key: " + e.getPropertyName() + ".", e);
    } catch (JsonProcessingException e) {
      throw new PortalException("The portal's settings are wrong: " + reason(e) + ".", e);
    }
  }

  /// The defaults with what the file overrides.
  ///
  /// @throws PortalException with one sentence if it cannot be read, a key is unknown or a value
  ///   bad
  public static PortalSettings read(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException e) {
      throw new PortalException("The portal's settings cannot be read: " + file + ".", e);
    }
  }

  private static String reason(JsonProcessingException e) {
    var cause = e.getCause() instanceof IllegalArgumentException own ? own : null;
    var place =
        e instanceof com.fasterxml.jackson.databind.JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
                .reduce((a, b) -> a + "." + b)
                .map(path -> " at " + path)
                .orElse("")
            : "";
    var what = cause == null ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
    return what.lines().findFirst().orElse("unreadable") + place;
  }

  private static void merge(ObjectNode into, ObjectNode changes, String at) {
    for (var change : changes.properties()) {
      var key = change.getKey();
      var held = into.get(key);
      if (held == null && !OPEN.contains(at)) {
        throw new PortalException("The portal's settings have an unknown key: " + at + key + ".");
      }
      if (change.getValue().isNull()) {
        throw new PortalException("The portal's settings have no value for " + at + key + ".");
      }
      if (held instanceof ObjectNode object && change.getValue() instanceof ObjectNode inner) {
        merge(object, inner, at + key + ".");
      } else {
        into.set(key, change.getValue());
      }
    }
  }

  /// Objects whose keys are the reader's own.
  private static final Set<String> OPEN =
      Set.of("dossier.longest.", "progress.longest.", "catalogue.technicalIds.");

  private static String resource() {
    try (var stream = PortalSettings.class.getResourceAsStream(DEFAULTS)) {
      if (stream == null) {
        throw new IllegalStateException("The program lacks " + DEFAULTS + ".");
      }
      return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same with another catalogue.
  public PortalSettings withCatalogue(Catalogue other) {
    return new PortalSettings(
        port,
        testControl,
        paths,
        destination,
        adapterRefusal,
        account,
        session,
        codes,
        codeForm,
        dossier,
        progress,
        badItem,
        lookUpColumns,
        latency,
        kept,
        other);
  }
}
