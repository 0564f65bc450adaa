package vn.dunghen.scoring.bulletin;

import io.quarkus.qute.Location;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import vn.dunghen.scoring.bulletin.model.Letter;

/// Letters as HTML: one template and one stylesheet, for the screen, the printer and the PDF.
@ApplicationScoped
class LetterHtml {

  private static final String STYLESHEET = "/META-INF/resources/releases/letter.css";

  private final Template page;
  private final Template sheet;

  LetterHtml(@Location("bulletin/page") Template page, @Location("bulletin/sheet") Template sheet) {
    this.page = page;
    this.sheet = sheet;
  }

  /// @param back the page of the release
  /// @param file the address of the file, without its ending
  /// @param sheets whether there are tables of it, too
  TemplateInstance page(Letter letter, String back, String file, boolean sheets) {
    return page.data("letter", letter).data("back", back).data("file", file).data("sheets", sheets);
  }

  /// A document that needs nothing beside itself.
  String whole(Letter letter) {
    return sheet.data("letter", letter).data("style", new RawString(style())).render();
  }

  private static String style() {
    try (InputStream in = LetterHtml.class.getResourceAsStream(STYLESHEET)) {
      if (in == null) {
        throw new IllegalStateException("The stylesheet of letters is missing.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
