package vn.dunghen.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before a mail server and, when asked, cuts the connection after the server has taken a
/// message and before the client hears of it.
final class CuttingProxy implements AutoCloseable {

  private static final String END_OF_MESSAGE = "\r\n.\r\n";

  private final ServerSocket door;
  private final int behind;
  private final AtomicInteger cuts = new AtomicInteger();

  CuttingProxy(int port, int behind) throws IOException {
    this.door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    this.behind = behind;
    Thread.ofVirtual().start(this::accept);
  }

  /// The next messages are taken by the server, and the client never hears of it.
  void cutNext(int messages) {
    cuts.set(messages);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
        var mute = new java.util.concurrent.atomic.AtomicBoolean();
        Thread.ofVirtual().start(() -> toServer(client, server, mute));
        Thread.ofVirtual().start(() -> toClient(server, client, mute));
      } catch (IOException closed) {
        // the next look at the door says whether it is closed
      }
    }
  }

  private void toServer(
      Socket client, Socket server, java.util.concurrent.atomic.AtomicBoolean mute) {
    try (client;
        server) {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      var seen = new StringBuilder();
      var bytes = new byte[8192];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        seen.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
        if (seen.indexOf(END_OF_MESSAGE) >= 0 && cuts.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
          mute.set(true);
        }
        out.write(bytes, 0, read);
        out.flush();
        if (seen.length() > END_OF_MESSAGE.length()) {
          seen.delete(0, seen.length() - END_OF_MESSAGE.length() + 1);
        }
      }
    } catch (IOException cut) {
      // the connection ended
    }
  }

  private static void toClient(
      Socket server, Socket client, java.util.concurrent.atomic.AtomicBoolean mute) {
    try (server;
        client) {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      var bytes = new byte[8192];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (mute.get()) {
          return;
        }
        out.write(bytes, 0, read);
        out.flush();
      }
    } catch (IOException cut) {
      // the connection ended
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
