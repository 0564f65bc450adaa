package vn.dunghen.scoring.bulletin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import vn.dunghen.scoring.bulletin.model.Letter;
import vn.dunghen.scoring.bulletin.model.Letter.Annex;
import vn.dunghen.scoring.bulletin.model.Letter.Row;
import vn.dunghen.scoring.bulletin.model.Letter.Section;
import vn.dunghen.scoring.bulletin.model.Letter.Table;

/// Letters as DOCX, for going on writing: real paragraphs, tables and styles, in the measures of
/// Decree 30/2020/NĐ-CP.
final class LetterDocx {

  private static final String FONT = "Times New Roman";
  private static final int MARK_SIZE = 26;
  private static final String MARK_COLOUR = "A0A0A0";
  private static final String BODY = "LetterBody";
  private static final String HEADING = "Heading2";
  private static final String CELL = "LetterCell";
  private static final String SMALL = "LetterSmall";
  private static final long SHORT_SIDE = twips(210);
  private static final long LONG_SIDE = twips(297);
  private static final long UPRIGHT = SHORT_SIDE - twips(30) - twips(15);
  private static final long WIDE = LONG_SIDE - twips(20) - twips(20);

  private final XWPFDocument document;
  private final Letter letter;

  private LetterDocx(XWPFDocument document, Letter letter) {
    this.document = document;
    this.letter = letter;
  }

  static byte[] of(Letter letter) {
    var out = new ByteArrayOutputStream();
    try (var document = new XWPFDocument()) {
      new LetterDocx(document, letter).write();
      document.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void write() {
    document.getProperties().getCoreProperties().setTitle(letter.subject());
    styles();
    foot();
    head();
    addressed();
    letter.sections().forEach(each -> section(each, UPRIGHT));
    closing();
    if (letter.annexes().isEmpty()) {
      page(document.getDocument().getBody().addNewSectPr(), false);
    } else {
      CTSectPr upright = document.createParagraph().getCTP().addNewPPr().addNewSectPr();
      page(upright, false);
      CTSectPr last = document.getDocument().getBody().getSectPr();
      upright.setFooterReferenceArray(last.getFooterReferenceArray());
      upright.setHeaderReferenceArray(last.getHeaderReferenceArray());
      for (int i = 0; i < letter.annexes().size(); i++) {
        annex(letter.annexes().get(i), i > 0);
      }
      page(document.getDocument().getBody().getSectPr(), true);
    }
  }

  private void styles() {
    XWPFStyles styles = document.createStyles();
    style(styles, "Normal", "Normal", 13, false, true);
    style(styles, BODY, "Letter body", 13, false, false);
    style(styles, HEADING, "heading 2", 13, true, false);
    style(styles, CELL, "Letter cell", 11, false, false);
    style(styles, SMALL, "Letter small", 8, false, false);
  }

  private static void style(
      XWPFStyles styles, String id, String name, int size, boolean bold, boolean standard) {
    var style = CTStyle.Factory.newInstance();
    style.setType(STStyleType.PARAGRAPH);
    style.setStyleId(id);
    style.addNewName().setVal(name);
    if (standard) {
      style.setDefault(true);
    } else {
      style.addNewBasedOn().setVal("Normal");
      style.addNewQFormat();
    }
    var run = style.addNewRPr();
    var fonts = run.addNewRFonts();
    fonts.setAscii(FONT);
    fonts.setHAnsi(FONT);
    fonts.setCs(FONT);
    fonts.setEastAsia(FONT);
    if (bold) {
      run.addNewB();
    }
    run.addNewSz().setVal(BigInteger.valueOf(size * 2L));
    run.addNewSzCs().setVal(BigInteger.valueOf(size * 2L));
    styles.addStyle(new XWPFStyle(style));
  }

  private void foot() {
    var footer = document.createFooter(HeaderFooterType.DEFAULT);
    XWPFParagraph line = footer.createParagraph();
    line.setStyle(SMALL);
    line.setAlignment(ParagraphAlignment.CENTER);
    line.createRun().setText(String.join(" · ", letter.provenance()));
    if (!letter.mark().isEmpty()) {
      XWPFParagraph mark = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
      mark.setAlignment(ParagraphAlignment.CENTER);
      XWPFRun words = mark.createRun();
      words.setBold(true);
      words.setFontSize(MARK_SIZE);
      words.setColor(MARK_COLOUR);
      words.setText(letter.mark());
    }
  }

  private void head() {
    Letter.Head head = letter.head();
    XWPFTable columns = bare(List.of(42, 58));
    XWPFTableCell left = columns.getRow(0).getCell(0);
    centred(first(left), head.superior(), false);
    centred(left.addParagraph(), head.issuer(), true);
    centred(left.addParagraph(), "–––––––", false);
    centred(left.addParagraph(), head.number(), false);
    centred(left.addParagraph(), head.about(), false).setFontSize(12);
    XWPFTableCell right = columns.getRow(0).getCell(1);
    centred(first(right), head.country(), true).setFontSize(12);
    centred(right.addParagraph(), head.motto(), true);
    centred(right.addParagraph(), "––––––––––––––––", false);
    centred(right.addParagraph(), head.placeAndDate(), false).setItalic(true);
  }

  private void addressed() {
    XWPFParagraph to = document.createParagraph();
    to.setSpacingBefore(240);
    to.setIndentationLeft((int) twips(40));
    if (letter.addressees().size() == 1) {
      to.createRun().setText(letter.addressed() + " " + letter.addressees().getFirst());
      return;
    }
    to.createRun().setText(letter.addressed());
    for (int i = 0; i < letter.addressees().size(); i++) {
      XWPFParagraph each = document.createParagraph();
      each.setIndentationLeft((int) twips(46));
      each.createRun()
          .setText(
              "- "
                  + letter.addressees().get(i)
                  + (i + 1 == letter.addressees().size() ? "." : ";"));
    }
  }

  private void section(Section section, long width) {
    if (!section.heading().isEmpty()) {
      XWPFParagraph heading = document.createParagraph();
      heading.setStyle(HEADING);
      heading.setSpacingBefore(160);
      heading.setKeepNext(true);
      heading.createRun().setText(section.heading());
    }
    for (String text : section.paragraphs()) {
      XWPFParagraph paragraph = document.createParagraph();
      paragraph.setStyle(BODY);
      paragraph.setAlignment(ParagraphAlignment.BOTH);
      paragraph.setFirstLineIndent((int) twips(10));
      paragraph.setSpacingBefore(60);
      paragraph.setSpacingAfter(80);
      paragraph.createRun().setText(text);
    }
    section.tables().forEach(table -> table(table, width));
    for (String item : section.items()) {
      XWPFParagraph paragraph = document.createParagraph();
      paragraph.setStyle(BODY);
      paragraph.setIndentationLeft((int) twips(10));
      paragraph.setSpacingAfter(60);
      paragraph.createRun().setText("- " + item);
    }
    for (String note : section.notes()) {
      XWPFParagraph paragraph = document.createParagraph();
      paragraph.setStyle(CELL);
      paragraph.setSpacingBefore(60);
      XWPFRun run = paragraph.createRun();
      run.setItalic(true);
      run.setText(note);
    }
  }

  private void table(Table table, long width) {
    XWPFParagraph caption = document.createParagraph();
    caption.setStyle(CELL);
    caption.setAlignment(ParagraphAlignment.CENTER);
    caption.setKeepNext(true);
    XWPFRun words = caption.createRun();
    words.setItalic(true);
    words.setText(table.caption());
    XWPFTable made = document.createTable(1, table.columns().size());
    made.setTableAlignment(TableRowAlign.CENTER);
    made.setWidth(Long.toString(width));
    widths(made, table.shares(), width);
    XWPFTableRow top = made.getRow(0);
    top.setRepeatHeader(true);
    for (int column = 0; column < table.columns().size(); column++) {
      cell(top.getCell(column), table.columns().get(column), true, ParagraphAlignment.CENTER);
    }
    for (Row row : table.rows()) {
      XWPFTableRow line = made.createRow();
      line.setCantSplitRow(true);
      if (row.isHeading()) {
        cell(line.getCell(0), row.cells().getFirst(), true, ParagraphAlignment.LEFT);
        line.getCell(0)
            .getCTTc()
            .addNewTcPr()
            .addNewGridSpan()
            .setVal(BigInteger.valueOf(table.columns().size()));
        for (int extra = table.columns().size() - 1; extra > 0; extra--) {
          line.removeCell(extra);
        }
        continue;
      }
      for (int column = 0; column < row.cells().size(); column++) {
        cell(
            line.getCell(column),
            row.cells().get(column),
            row.strong(),
            table.isFigure(column) ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
      }
    }
  }

  private static void widths(XWPFTable table, List<Integer> shares, long width) {
    var grid = table.getCTTbl().getTblGrid();
    if (grid == null) {
      grid = table.getCTTbl().addNewTblGrid();
    }
    for (int column = 0; column < shares.size(); column++) {
      var of =
          column < grid.sizeOfGridColArray() ? grid.getGridColArray(column) : grid.addNewGridCol();
      of.setW(BigInteger.valueOf(width * shares.get(column) / 100));
    }
  }

  private static void cell(
      XWPFTableCell cell, String text, boolean strong, ParagraphAlignment alignment) {
    XWPFParagraph paragraph = first(cell);
    paragraph.setStyle(CELL);
    paragraph.setAlignment(alignment);
    XWPFRun run = paragraph.createRun();
    run.setBold(strong);
    run.setText(text);
  }

  private void closing() {
    document.createParagraph();
    XWPFTable columns = bare(List.of(50, 50));
    XWPFTableCell left = columns.getRow(0).getCell(0);
    XWPFRun label = first(left).createRun();
    label.setBold(true);
    label.setItalic(true);
    label.setText(letter.closing().receiversLabel());
    for (String each : letter.closing().receivers()) {
      XWPFParagraph line = left.addParagraph();
      line.setStyle(CELL);
      line.createRun().setText(each);
    }
    XWPFTableCell right = columns.getRow(0).getCell(1);
    centred(first(right), letter.closing().title(), true);
    for (int empty = 0; empty < 4; empty++) {
      right.addParagraph();
    }
    centred(right.addParagraph(), letter.closing().name(), true);
  }

  private void annex(Annex annex, boolean onNewPage) {
    XWPFParagraph name = document.createParagraph();
    name.setPageBreak(onNewPage);
    name.setAlignment(ParagraphAlignment.CENTER);
    XWPFRun words = name.createRun();
    words.setBold(true);
    words.setText(annex.name());
    XWPFParagraph title = document.createParagraph();
    title.setStyle(HEADING);
    title.setAlignment(ParagraphAlignment.CENTER);
    title.createRun().setText(annex.title());
    annex.sections().forEach(each -> section(each, WIDE));
  }

  /// Two columns without lines.
  private XWPFTable bare(List<Integer> shares) {
    XWPFTable table = document.createTable(1, shares.size());
    table.removeBorders();
    table.setWidth(Long.toString(UPRIGHT));
    widths(table, shares, UPRIGHT);
    return table;
  }

  private static XWPFParagraph first(XWPFTableCell cell) {
    return cell.getParagraphArray(0);
  }

  private static XWPFRun centred(XWPFParagraph paragraph, String text, boolean bold) {
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    XWPFRun run = paragraph.createRun();
    run.setBold(bold);
    run.setText(text);
    return run;
  }

  private static void page(CTSectPr section, boolean wide) {
    CTPageSz size = section.isSetPgSz() ? section.getPgSz() : section.addNewPgSz();
    size.setW(BigInteger.valueOf(wide ? LONG_SIDE : SHORT_SIDE));
    size.setH(BigInteger.valueOf(wide ? SHORT_SIDE : LONG_SIDE));
    size.setOrient(wide ? STPageOrientation.LANDSCAPE : STPageOrientation.PORTRAIT);
    CTPageMar margins = section.isSetPgMar() ? section.getPgMar() : section.addNewPgMar();
    margins.setTop(BigInteger.valueOf(twips(20)));
    margins.setBottom(BigInteger.valueOf(twips(20)));
    margins.setLeft(BigInteger.valueOf(twips(wide ? 20 : 30)));
    margins.setRight(BigInteger.valueOf(twips(wide ? 20 : 15)));
  }

  private static long twips(long millimetres) {
    return Math.round(millimetres * 1440 / 25.4);
  }
}
