package vn.dunghen.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dunghen.city.DemoIdentity;
import vn.dunghen.city.Identities;

/// The pages of the inbox: `/inbox` lists what came, `/inbox/N` shows one message,
/// `/inbox/messages` is the list as JSON, and webhooks are posted to `/inbox/hooks`.
final class InboxPages {
  private static final int LARGEST_HOOK = 1024 * 1024;
  private static final Set<String> READERS = Set.of("operator", "auditor");
  private static final String HTML = "text/html;charset=UTF-8";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM HH:mm:ss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ReceivedMessages received;
  private final Set<String> readers;

  InboxPages(ReceivedMessages received, Identities identities) {
    this.received = received;
    this.readers =
        identities.all().stream()
            .filter(identity -> identity.roles().stream().anyMatch(READERS::contains))
            .map(InboxPages::credentials)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String credentials(DemoIdentity identity) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(
                (identity.name() + ":" + identity.password()).getBytes(StandardCharsets.UTF_8));
  }

  void answer(HttpServerRequest request) {
    if (path(request).equals("/inbox/hooks")) {
      takeHook(request);
    } else if (!request.method().equals(HttpMethod.GET)) {
      request.response().setStatusCode(405).end();
    } else if (!mayRead(request.getHeader("Authorization"))) {
      request
          .response()
          .setStatusCode(401)
          .putHeader("WWW-Authenticate", "Basic realm=\"Dung Hen\"")
          .end();
    } else {
      show(request);
    }
  }

  private boolean mayRead(@Nullable String authorization) {
    if (authorization == null) {
      return false;
    }
    var given = authorization.getBytes(StandardCharsets.UTF_8);
    return readers.stream()
        .anyMatch(known -> MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), given));
  }

  private void takeHook(HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.POST)) {
      request.response().setStatusCode(405).end();
      return;
    }
    var body = Buffer.buffer();
    request.handler(part -> {
      if (body.length() <= LARGEST_HOOK) {
        body.appendBuffer(part);
      }
    });
    request.endHandler(_ -> {
      if (body.length() > LARGEST_HOOK) {
        request.response().setStatusCode(413).end();
        return;
      }
      received.add(
          ReceivedMessage.Way.WEBHOOK,
          textOr(request.getHeader("webhook-id")),
          path(request),
          textOr(request.getHeader("content-type")),
          body.toString(StandardCharsets.UTF_8));
      request.response().setStatusCode(204).end();
    });
  }

  private static String path(HttpServerRequest request) {
    return textOr(request.path());
  }

  private static String textOr(@Nullable String text) {
    return text == null ? "" : text;
  }

  private void show(HttpServerRequest request) {
    var path = path(request);
    if (path.equals("/inbox") || path.equals("/inbox/")) {
      page(request, "Hộp thư", "Inbox", list());
    } else if (path.equals("/inbox/messages")) {
      request.response().putHeader("Content-Type", "application/json").end(json());
    } else if (path.matches("/inbox/[0-9]{1,15}")) {
      var message = received.numbered(Long.parseLong(path.substring("/inbox/".length())));
      if (message.isPresent()) {
        page(request, "Tin nhắn", "Message", one(message.get()));
      } else {
        request.response().setStatusCode(404).end();
      }
    } else {
      request.response().setStatusCode(404).end();
    }
  }

  private String json() {
    var all =
        received.newestFirst().stream()
            .map(message -> {
              var fields = new LinkedHashMap<String, Object>();
              fields.put("number", message.number());
              fields.put("way", message.way().name().toLowerCase(Locale.ROOT));
              fields.put("at", message.at().toString());
              fields.put("id", message.id());
              fields.put("to", message.to());
              fields.put("subject", message.subject());
              fields.put("text", message.text());
              return fields;
            })
            .toList();
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String list() {
    var messages = received.newestFirst();
    if (messages.isEmpty()) {
      return "<p>Chưa có tin nào. <span class=\"en\" lang=\"en\">Nothing has come yet.</span></p>";
    }
    var rows =
        messages.stream()
            .map(message ->
                """
                <tr><td>%s</td><td>%s</td><td>%s</td><td><a href="/inbox/%d">%s</a></td></tr>
                """
                    .formatted(
                        TIME.format(message.at()),
                        message.way().label(),
                        escaped(message.to()),
                        message.number(),
                        escaped(message.subject())))
            .collect(Collectors.joining());
    return """
    <p>%d tin, mới nhất ở trên. <span class="en" lang="en">%d messages, newest first.</span></p>
    <div class="table-frame"><table>
    <thead><tr><th scope="col">Lúc <span class="en" lang="en">At</span></th>
    <th scope="col">Cách <span class="en" lang="en">Way</span></th>
    <th scope="col">Đến <span class="en" lang="en">To</span></th>
    <th scope="col">Tiêu đề <span class="en" lang="en">Subject</span></th></tr></thead>
    <tbody>%s</tbody></table></div>
    """
        .formatted(received.count(), received.count(), rows);
  }

  private static String one(ReceivedMessage message) {
    return """
    <p><a href="/inbox">← Hộp thư <span class="en" lang="en">Inbox</span></a></p>
    <p><strong>%s</strong></p>
    <p>%s · %s · %s</p><p><code>%s</code></p><pre class="message">%s</pre>
    """
        .formatted(
            escaped(message.subject()),
            message.way().label(),
            TIME.format(message.at()),
            escaped(message.to()),
            escaped(message.id()),
            escaped(message.text()));
  }

  private static void page(HttpServerRequest request, String title, String titleEn, String body) {
    request
        .response()
        .putHeader("Content-Type", HTML)
        .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cache-Control", "no-store")
        .end(
            """
            <!DOCTYPE html>
            <html lang="vi"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s – Đúng Hẹn</title><link rel="stylesheet" href="/assets/dunghen.css"></head>
            <body><header class="top"><a class="suite" href="/"><span class="suite-name">Đúng Hẹn</span>
            <span class="suite-en" lang="en">On the day promised</span></a></header>
            <main id="main"><h1>%1$s <span class="en" lang="en">%2$s</span></h1>%3$s</main></body></html>
            """
                .formatted(title, titleEn, body));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
