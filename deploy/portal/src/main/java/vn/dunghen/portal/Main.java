package vn.dunghen.portal;

import java.nio.file.Path;

/// The stand-in as a program.
///
///     java -cp 'portal.jar:lib/*' vn.dunghen.portal.Main [settings.json]
///
/// Says where it listens, once it does, and runs until it is told to end. Exit code 2: the settings
/// are wrong; 1: it cannot listen.
public final class Main {
  static {
    // Netty's way around the garbage collector makes Java 25 warn on the terminal.
    System.setProperty("io.netty.noUnsafe", "true");
  }

  private Main() {}

  public static void main(String[] args) {
    PortalSettings settings;
    try {
      if (args.length > 1) {
        throw new PortalException("The portal's stand-in takes one settings file at most.");
      }
      settings =
          args.length == 0 ? PortalSettings.defaults() : PortalSettings.read(Path.of(args[0]));
    } catch (PortalException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    try {
      var portal = StandInPortal.start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(portal::close, "closing"));
      System.out.println("The portal's stand-in listens. uri=" + portal.uri());
    } catch (PortalException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
