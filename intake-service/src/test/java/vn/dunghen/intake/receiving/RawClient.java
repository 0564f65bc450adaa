package vn.dunghen.intake.receiving;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.intake.Identities;

/// An HTTP client that writes and reads only when it is told to.
final class RawClient implements AutoCloseable {

  static final String AUTHORIZATION =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(
                  (Identities.SOURCE_1 + ":" + Identities.PASSWORD)
                      .getBytes(StandardCharsets.UTF_8));

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final OutputStream out;
  private final BufferedReader in;

  RawClient(URI address) throws IOException {
    socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /// Writes the request line, the given headers and the credentials.
  void head(String request, String... headers) throws IOException {
    write(
        (request
                + "\r\nHost: localhost\r\nAuthorization: "
                + AUTHORIZATION
                + "\r\n"
                + String.join("\r\n", headers)
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  void flush() throws IOException {
    out.flush();
  }

  /// The next line of the answer, or null at its end.
  @Nullable String line() throws IOException {
    return in.readLine();
  }

  /// Reads on to the answer's body.
  List<String> skipHead() throws IOException {
    var headers = new ArrayList<String>();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      headers.add(line);
    }
    return headers;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
