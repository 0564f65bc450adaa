package vn.dunghen.faultlab.suite;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls that end in time, their bodies too: the timeout of a request ends with the headers of its
/// answer, and a process that is paused or killed in the middle never sends the rest.
public final class Calls {
  private Calls() {}

  /// A client for calls to a suite that is being broken.
  public static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(3))
        .build();
  }

  /// @throws IOException when it was not answered, or not whole, in time
  public static <T> HttpResponse<T> send(
      HttpClient http, HttpRequest request, BodyHandler<T> body, Duration patience)
      throws IOException, InterruptedException {
    var answer = http.sendAsync(request, body);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("No whole answer within " + patience);
    } finally {
      answer.cancel(true);
    }
  }
}
