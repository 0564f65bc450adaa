package vn.dunghen.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.notification.alerts.model.Reason;
import vn.dunghen.notification.delivery.model.PublicAddress;

/// Calls webhooks by the Standard Webhooks scheme: `webhook-id` (the same for every attempt),
/// `webhook-timestamp`, `webhook-signature`. 2xx is taken, 410 is gone for good, everything else is
/// tried again. Redirects are not followed.
@ApplicationScoped
class Calling {

  private static final String TYPE = "vn.dunghen.alerts.v1";
  private static final int GONE = 410;

  private final DeliverySettings settings;
  private final DeliveryConfig config;
  private final WebhookConfig webhooks;
  private final Wording wording;
  private final ObjectMapper json;
  private final HttpClient http;

  Calling(
      DeliverySettings settings,
      DeliveryConfig config,
      WebhookConfig webhooks,
      Wording wording,
      ObjectMapper json) {
    this.settings = settings;
    this.config = config;
    this.webhooks = webhooks;
    this.wording = wording;
    this.json = json;
    this.http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.timeout())
            .build();
  }

  /// The body of a call.
  record Body(String type, String timestamp, Data data) {}

  record Data(String agency, List<Item> alerts, List<Item> withdrawn) {
    Data {
      alerts = List.copyOf(alerts);
      withdrawn = List.copyOf(withdrawn);
    }
  }

  record Item(
      long alert,
      String dossier,
      String procedure,
      String agency,
      String stage,
      int promiseNumber,
      int occurrence,
      String promise,
      @Nullable String reason,
      String link) {}

  Outcome send(Outgoing message, Instant now) {
    URI target;
    try {
      target = URI.create(message.address());
    } catch (IllegalArgumentException noUri) {
      return new Outcome.Failed("Webhook: the address is no URL");
    }
    return refusal(target)
        .<Outcome>map(reason -> new Outcome.Failed("Webhook: " + reason))
        .orElseGet(() -> call(message, target, now));
  }

  private Outcome call(Outgoing message, URI target, Instant now) {
    String id = "msg_" + message.id();
    String body = body(message, now);
    String signature =
        settings
            .secretOf(message.owner())
            .orElseThrow(() -> new IllegalStateException("Webhooks are not configured."))
            .signature(id, now, body);
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(config.timeout())
            .header("content-type", "application/json")
            .header("user-agent", "dunghen-notification")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
            .header("webhook-signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= 200 && status < 300) {
        return new Outcome.Sent();
      }
      return status == GONE
          ? new Outcome.Gone()
          : new Outcome.Failed("Webhook: the receiver answered " + status);
    } catch (IOException unreachable) {
      return new Outcome.Failed("Webhook: no answer from the receiver");
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("Webhook: interrupted");
    }
  }

  /// Why a target must not be called. Every address of the host must be public, so that nobody
  /// makes us call what only we can reach.
  private Optional<String> refusal(URI target) {
    String host = target.getHost();
    boolean plain = "http".equals(target.getScheme());
    if (host == null || target.getUserInfo() != null) {
      return Optional.of("the address is no URL of a host");
    }
    if (!plain && !"https".equals(target.getScheme())) {
      return Optional.of("the address is neither http nor https");
    }
    if (webhooks.allowPrivate()) {
      return Optional.empty();
    }
    if (plain) {
      return Optional.of("the address is not https");
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!PublicAddress.is(address)) {
          return Optional.of("the host is not on the public network");
        }
      }
      return Optional.empty();
    } catch (UnknownHostException unknown) {
      return Optional.of("the host is not known");
    }
  }

  private String body(Outgoing message, Instant now) {
    try {
      return json.writeValueAsString(
          new Body(
              TYPE,
              now.atZone(CivilTime.ZONE).toOffsetDateTime().toString(),
              new Data(
                  message.owner(),
                  message.told().stream().map(this::item).toList(),
                  message.withdrawn().stream().map(this::item).toList())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records of texts and numbers can be written.", e);
    }
  }

  private Item item(Outgoing.Line line) {
    Reason reason = line.reason();
    return new Item(
        line.alert(),
        line.dossier(),
        line.procedure(),
        line.agency(),
        line.stage().wire(),
        line.promiseNumber(),
        line.occurrence(),
        line.due().atZone(CivilTime.ZONE).toOffsetDateTime().toString(),
        reason == null ? null : reason.wire(),
        wording.link(line.dossier()));
  }
}
