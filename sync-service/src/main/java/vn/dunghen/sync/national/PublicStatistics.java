package vn.dunghen.sync.national;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.net.URI;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import vn.dunghen.sync.national.model.Reply;
import vn.dunghen.sync.national.model.Share;

/// The portal's public statistics of one agency and month. They need no session. Of what the portal
/// counts there, two figures are known well enough to be read: the dossiers that were on time
/// (indicator 2.1) and those that were synchronised (indicator 1.4).
@ApplicationScoped
public class PublicStatistics {

  private static final String PROGRESS = "dvc-progress-tree";
  private static final String TRANSPARENCY = "transparency";
  private static final String SYNCHRONISED = "DOSSIER_SYNC";

  private final PortalConfig config;
  private final Calls calls;

  PublicStatistics(PortalConfig config, ObjectMapper json) {
    this.config = config;
    this.calls = new Calls(json, config);
  }

  /// What the portal says.
  public sealed interface Answer {

    /// @param onTime dossiers on time, of those received; empty where none was received
    /// @param synchronised dossiers that the portal has, of those that it should have; likewise
    record Known(Optional<Share> onTime, Optional<Share> synchronised) implements Answer {}

    /// No figures.
    ///
    /// @param why in a few words
    record Unknown(String why) implements Answer {}
  }

  /// Whether there is a portal to ask.
  public boolean isConfigured() {
    return address().isPresent();
  }

  /// Asks for a month's figures.
  ///
  /// @param madonvi the agency's code with the portal
  /// @throws IllegalStateException where no portal is configured
  public Answer of(String madonvi, YearMonth month) {
    Map<String, Object> body =
        Map.of(
            "timeType",
            "month",
            "year",
            month.getYear(),
            "month",
            month.getMonthValue(),
            "rootDepartmentId",
            madonvi,
            "departmentType",
            "ADMINISTRATIVE_UNIT");
    Calls.Answer progress = ask(PROGRESS, body);
    Calls.Answer transparency = ask(TRANSPARENCY, body);
    Optional<String> objection = objection(progress).or(() -> objection(transparency));
    if (objection.isPresent()) {
      return new Answer.Unknown(objection.get());
    }
    try {
      JsonNode tree = progress.body();
      Optional<JsonNode> synchronised =
          StreamSupport.stream(transparency.body().path("metrics").spliterator(), false)
              .filter(metric -> metric.path("code").asText("").equals(SYNCHRONISED))
              .findFirst();
      return new Answer.Known(
          share(tree, "totalOnTime", "totalReceived"),
          synchronised.flatMap(metric -> share(metric, "numerator", "denominator")));
    } catch (IllegalArgumentException unreadable) {
      return new Answer.Unknown(String.valueOf(unreadable.getMessage()));
    }
  }

  private Calls.Answer ask(String report, Map<String, Object> body) {
    URI base =
        address().orElseThrow(() -> new IllegalStateException("No portal is configured to ask."));
    return calls.post(base.resolve(config.statisticsPath() + "/" + report), Map.of(), body);
  }

  private Optional<URI> address() {
    return config.statisticsUrl().or(config::url);
  }

  private static Optional<String> objection(Calls.Answer answer) {
    return switch (answer.reply()) {
      case Reply.NotReached(var what) -> Optional.of(what);
      case Reply.Unanswered _ -> Optional.of("no answer");
      case Reply.Answered(var status, var form, var code, _) -> {
        boolean refused = !code.isEmpty() && !code.matches("0+");
        yield status == 200 && form == Reply.Form.JSON && !refused
            ? Optional.empty()
            : Optional.of("HTTP " + status + ", " + form + (refused ? ", error_code " + code : ""));
      }
    };
  }

  /// @throws IllegalArgumentException when a field is missing or is no count
  private static Optional<Share> share(JsonNode node, String part, String whole) {
    int all = count(node, whole);
    JsonNode score = node.path("score");
    if (!score.isNumber()) {
      throw new IllegalArgumentException("score is not a number");
    }
    return all == 0
        ? Optional.empty()
        : Optional.of(new Share(count(node, part), all, new BigDecimal(score.asText())));
  }

  private static int count(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw new IllegalArgumentException(field + " is not a count");
    }
    return value.intValue();
  }

  void end(@Observes ShutdownEvent event) {
    calls.close();
  }
}
