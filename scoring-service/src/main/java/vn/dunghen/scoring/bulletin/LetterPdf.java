package vn.dunghen.scoring.bulletin;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import org.jboss.logging.Logger;
import vn.dunghen.scoring.bulletin.model.Letter;

/// Letters as PDF, set in Liberation Serif, which has the measures of Times New Roman and every
/// Vietnamese letter; the letters that are used are embedded. Nothing is fetched while setting.
///
/// Set as PDF/A-3u: then no font of the machine is looked for, and every sign has its Unicode.
///
/// Setting takes memory in proportion to the pages, so only so many are set at a time.
@ApplicationScoped
class LetterPdf {

  private static final Logger LOGGER = Logger.getLogger(LetterPdf.class);
  private static final int AT_A_TIME = 2;
  private static final String FAMILY = "Liberation Serif";
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  private final LetterHtml html;
  private final Semaphore setting = new Semaphore(AT_A_TIME);

  static {
    XRLog.setLoggerImpl(new Complaints());
  }

  LetterPdf(LetterHtml html) {
    this.html = html;
  }

  byte[] of(Letter letter) {
    setting.acquireUninterruptibly();
    try {
      var out = new ByteArrayOutputStream();
      var builder = new PdfRendererBuilder();
      font(builder, "Regular", NORMAL, FontStyle.NORMAL);
      font(builder, "Bold", BOLD, FontStyle.NORMAL);
      font(builder, "Italic", NORMAL, FontStyle.ITALIC);
      font(builder, "BoldItalic", BOLD, FontStyle.ITALIC);
      builder.useExternalResourceAccessControl(
          (_, _) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
      builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_U);
      builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
      builder.useUnicodeLineBreaker(new BetweenWords());
      builder.withProducer("Đúng Hẹn");
      builder.withHtmlContent(html.whole(letter), null);
      builder.toStream(out);
      builder.run();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      setting.release();
    }
  }

  private static void font(PdfRendererBuilder builder, String cut, int weight, FontStyle style) {
    builder.useFont(() -> font(cut), FAMILY, weight, style, true);
  }

  private static InputStream font(String cut) {
    InputStream font =
        LetterPdf.class.getResourceAsStream("/liberation/LiberationSerif-" + cut + ".ttf");
    if (font == null) {
      throw new IllegalStateException("The font of letters is missing.");
    }
    return font;
  }

  /// Lines break between words only: a date or a number stays in one piece.
  private static final class BetweenWords implements FSTextBreaker {

    private String text = "";
    private int at;

    @Override
    public void setText(String newText) {
      text = newText;
      at = 0;
    }

    @Override
    public int next() {
      int space = text.indexOf(' ', at);
      if (space < 0) {
        return -1;
      }
      at = space + 1;
      return at;
    }
  }

  /// What the setter complains about goes to the log of the service; what it tells does not.
  private static final class Complaints implements XRLogger {

    @Override
    public void log(String where, Level level, String message) {
      if (level.intValue() >= Level.WARNING.intValue()) {
        LOGGER.warnf("Setting a letter. where=%s complaint=%s", where, message);
      }
    }

    @Override
    public void log(String where, Level level, String message, Throwable cause) {
      if (level.intValue() >= Level.WARNING.intValue()) {
        LOGGER.warnf(cause, "Setting a letter. where=%s complaint=%s", where, message);
      }
    }

    @Override
    public void setLevel(String logger, Level level) {}

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
      return diagnostic.getLevel().intValue() >= Level.WARNING.intValue();
    }
  }
}
