package vn.dunghen.chassis.workbook;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Looks through one part of a workbook with the parser that will read it, for what would take more
/// memory than its length lets expect. What this parser cannot read is no danger: the reader stops
/// at the same place.
final class PartCheck {

  /// What a spreadsheet can hold: columns up to XFD, and texts of so many characters.
  private static final int MOST_COLUMNS = 16_384;

  private static final int LONGEST_COLUMN_NAME = 3;
  private static final int LONGEST_TEXT = 32_767;
  private static final int MOST_SHARED_TEXTS = 2_000_000;

  private static final XMLInputFactory FACTORY = factory();

  private int cells;
  private int sharedTexts;
  private int text;

  private PartCheck() {}

  private static XMLInputFactory factory() {
    var factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /// @throws SentWorkbook.TooMuch where it holds more than a spreadsheet can
  static void look(InputStream part) {
    var check = new PartCheck();
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(part);
      while (xml.hasNext()) {
        check.judge(xml, xml.next());
      }
    } catch (XMLStreamException | UncheckedStreamException noXml) {
      // Nothing after this place will be read either.
    }
  }

  private void judge(XMLStreamReader xml, int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(xml);
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        text += xml.getTextLength();
        if (text > LONGEST_TEXT) {
          throw new SentWorkbook.TooMuch(
              "The workbook has a text of more than " + LONGEST_TEXT + " characters.");
        }
      }
      default -> {}
    }
  }

  private void start(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "row" -> {
        cells = 0;
        text = 0;
      }
      case "c" -> {
        text = 0;
        if (++cells > MOST_COLUMNS || isTooFar(xml.getAttributeValue(null, "r"))) {
          throw new SentWorkbook.TooMuch(
              "The workbook has a row of more than " + MOST_COLUMNS + " columns.");
        }
      }
      case "si" -> {
        text = 0;
        if (++sharedTexts > MOST_SHARED_TEXTS) {
          throw new SentWorkbook.TooMuch(
              "The workbook has more than " + MOST_SHARED_TEXTS + " texts.");
        }
      }
      default -> {}
    }
  }

  private static boolean isTooFar(@Nullable String address) {
    if (address == null) {
      return false;
    }
    int letters = 0;
    while (letters < address.length() && Character.isLetter(address.charAt(letters))) {
      letters++;
    }
    String column = address.substring(0, letters).toUpperCase(Locale.ROOT);
    return letters > LONGEST_COLUMN_NAME
        || letters == LONGEST_COLUMN_NAME && column.compareTo("XFD") > 0;
  }
}
