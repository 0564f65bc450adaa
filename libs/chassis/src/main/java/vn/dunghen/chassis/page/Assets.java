package vn.dunghen.chassis.page;

import io.quarkus.qute.TemplateExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Addresses of static files that carry a digest of the content, `{asset:address('/assets/x.css')}`
/// in templates: another content has another address, so a browser may keep what it has for long
/// and shows an upgrade at once.
@TemplateExtension(namespace = "asset")
public final class Assets {

  private static final String PARAMETER = "v=";
  private static final int DIGITS = 16;
  private static final Map<String, String> DIGESTS = new ConcurrentHashMap<>();

  private Assets() {}

  /// The address of a static file in this version of it.
  ///
  /// @param path from the root of the site
  /// @throws IllegalArgumentException where there is no such file
  public static String address(String path) {
    return path
        + "?"
        + PARAMETER
        + digest(path)
            .orElseThrow(() -> new IllegalArgumentException("there is no static file " + path));
  }

  /// Whether an address names the very content that is served: not so, for example, where a page of
  /// a newer version asks an instance that has not been upgraded yet.
  static boolean isOfContent(String path, @Nullable String query) {
    return query != null
        && query.startsWith(PARAMETER)
        && digest(path).filter(digest -> query.equals(PARAMETER + digest)).isPresent();
  }

  private static Optional<String> digest(String path) {
    String known = DIGESTS.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    var file = Assets.class.getClassLoader().getResource("META-INF/resources" + path);
    if (file == null) {
      return Optional.empty();
    }
    try (var content = file.openStream()) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
      String digits = HexFormat.of().formatHex(digest).substring(0, DIGITS);
      DIGESTS.put(path, digits);
      return Optional.of(digits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }
}
