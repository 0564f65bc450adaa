package vn.dunghen.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/// TCP ports on 127.0.0.1.
public final class LoopbackPort {
  static final String HOST = "127.0.0.1";
  private static final Set<Integer> GIVEN = new HashSet<>();

  private LoopbackPort() {}

  /// A port that is free now and that this process has not been given before.
  public static synchronized int free() {
    for (var attempt = 0; attempt < 100; attempt++) {
      try (var socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(address(), 0));
        if (GIVEN.add(socket.getLocalPort())) {
          return socket.getLocalPort();
        }
      } catch (IOException e) {
        throw new ServerException("No free port on 127.0.0.1.", e);
      }
    }
    throw new ServerException("No free port on 127.0.0.1.");
  }

  /// Refuses a port on which somebody else listens already.
  ///
  /// @throws ServerException that names the port and the server that was not started
  public static void refuseIfTaken(String server, int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address(), port));
    } catch (IOException e) {
      throw new ServerException(
          "Port %d is in use by another program, so %s was not started.".formatted(port, server),
          e);
    }
  }

  static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address(), port), 500);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static InetAddress address() throws IOException {
    return InetAddress.getByName(HOST);
  }
}
