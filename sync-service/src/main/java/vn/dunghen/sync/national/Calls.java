package vn.dunghen.sync.national;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import vn.dunghen.sync.national.model.Reply;

/// Calls over HTTP: JSON out, anything back. Follows no redirect, reads no more than is allowed,
/// and waits no longer.
final class Calls implements AutoCloseable {

  private final HttpClient client;
  private final ObjectMapper json;
  private final Duration patience;
  private final long largest;

  Calls(ObjectMapper json, PortalConfig config) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.connectTimeout())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    this.json = json;
    this.patience = config.readTimeout().plus(config.connectTimeout());
    this.largest = config.largestReply().asLongValue();
  }

  /// An answer, and its body where it is JSON.
  record Answer(Reply reply, JsonNode body) {
    static Answer of(Reply reply) {
      return new Answer(reply, MissingNode.getInstance());
    }
  }

  Answer post(URI address, Map<String, String> headers, Object body) {
    var request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("Charset", "utf-8")
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(body)));
    headers.forEach(request::header);
    var call = client.sendAsync(request.build(), _ -> new BoundedBody(largest));
    try {
      HttpResponse<BoundedBody.Read> response =
          call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return read(response.statusCode(), response.body());
    } catch (TimeoutException late) {
      call.cancel(true);
      return Answer.of(new Reply.Unanswered());
    } catch (ExecutionException failed) {
      return Answer.of(new Reply.NotReached(what(failed.getCause())));
    } catch (InterruptedException ending) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      return Answer.of(new Reply.Unanswered());
    }
  }

  private static String what(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> "failed";
      case HttpConnectTimeoutException _ -> "connect timeout";
      case ConnectException _ -> "connection refused";
      default -> cause.getClass().getSimpleName();
    };
  }

  private Answer read(int status, BoundedBody.Read body) {
    if (body.tooLong()) {
      return Answer.of(new Reply.Answered(status, Reply.Form.TOO_LONG, "", ""));
    }
    String text = new String(body.bytes(), StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    if (text.isEmpty()) {
      return Answer.of(new Reply.Answered(status, Reply.Form.BROKEN, "", ""));
    }
    if (text.startsWith("<")) {
      return Answer.of(new Reply.Answered(status, Reply.Form.MARKUP, "", ""));
    }
    if (!text.startsWith("{")) {
      return Answer.of(new Reply.Answered(status, Reply.Form.TEXT, "", text));
    }
    try {
      JsonNode tree = json.readTree(text);
      return new Answer(
          new Reply.Answered(
              status,
              Reply.Form.JSON,
              tree.path("error_code").asText(""),
              tree.path("message").asText("")),
          tree);
    } catch (JsonProcessingException cutOff) {
      return Answer.of(new Reply.Answered(status, Reply.Form.BROKEN, "", ""));
    }
  }

  private byte[] bytes(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Texts, lists and maps are always JSON.", impossible);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
