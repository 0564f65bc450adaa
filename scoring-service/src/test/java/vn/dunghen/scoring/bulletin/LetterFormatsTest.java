package vn.dunghen.scoring.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import vn.dunghen.scoring.bulletin.model.AgencyCase;
import vn.dunghen.scoring.bulletin.model.AgencyLine;
import vn.dunghen.scoring.bulletin.model.Bulletin;
import vn.dunghen.scoring.bulletin.model.Letter;
import vn.dunghen.scoring.wording.Language;

/// What is set lies in `target/letters` afterwards, to be looked at.
class LetterFormatsTest {

  private static final int WARDS = 150;
  private static final LetterHtml HTML = html();

  private final Bulletin published = Month.bulletin("published", WARDS);
  private final Letter bulletin =
      BulletinText.letter(published, issuer("Thành phố Hà Nội"), Language.VI);

  @Test
  void the_pdf_of_a_city_of_150_wards_holds_every_text_and_embeds_its_fonts() throws IOException {
    // When
    byte[] pdf = new LetterPdf(HTML).of(bulletin);

    // Then
    kept("bulletin.pdf", pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String said = squeezed(new PDFTextStripper().getText(document));
      assertThat(texts(bulletin))
          .hasSizeGreaterThan(1500)
          .allSatisfy(each -> assertThat(said.contains(squeezed(each))).as(each).isTrue());
      assertThat(said).doesNotContain(squeezed("DỰ THẢO")).isEqualTo(nfc(said));
      assertThat(fonts(document))
          .hasSizeGreaterThan(2)
          .allSatisfy(font -> {
            assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            assertThat(font.getName()).contains("LiberationSerif");
          });
      assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
      assertThat(document.getPage(document.getNumberOfPages() - 1).getMediaBox().getWidth())
          .isBetween(841f, 842f);
    }
  }

  @Test
  void the_docx_holds_every_text_in_tables_and_styles() throws IOException {
    // When
    byte[] docx = LetterDocx.of(bulletin);

    // Then
    kept("bulletin.docx", docx);
    try (var document = new XWPFDocument(new ByteArrayInputStream(docx));
        var extractor = new XWPFWordExtractor(document)) {
      String said = squeezed(extractor.getText());
      assertThat(texts(bulletin))
          .allSatisfy(each -> assertThat(said.contains(squeezed(each))).as(each).isTrue());
      assertThat(document.getTables()).hasSize(5);
      assertThat(document.getTables().get(3).getNumberOfRows()).isEqualTo(WARDS + 5);
      assertThat(document.getTables().get(3).getRow(0).isRepeatHeader()).isTrue();
      assertThat(document.getStyles().getStyle("Heading2")).isNotNull();
    }
  }

  @Test
  void a_draft_is_marked_on_every_page_and_an_agency_s_letter_asks_by_a_date() throws IOException {
    // Given
    Bulletin draft = Month.bulletin("draft", 8);
    Letter letter = agencyLetter(draft, "H26.000");

    // When
    byte[] pdf = new LetterPdf(HTML).of(letter);
    byte[] docx = LetterDocx.of(letter);

    // Then
    kept("letter.pdf", pdf);
    kept("letter.docx", docx);
    kept("draft.pdf", new LetterPdf(HTML).of(english(draft)));
    kept("draft.docx", LetterDocx.of(english(draft)));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var stripper = new PDFTextStripper();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(squeezed(stripper.getText(document))).contains(squeezed("DỰ THẢO"));
      }
      stripper.setStartPage(1);
      String said = squeezed(stripper.getText(document));
      assertThat(texts(letter))
          .allSatisfy(each -> assertThat(said.contains(squeezed(each))).as(each).isTrue());
      assertThat(said)
          .contains(
              squeezed("trước hết ngày 10/10/2024 (5 ngày làm việc kể từ ngày 03/10/2024)"),
              squeezed("có 43 hồ sơ đang quá hạn"),
              squeezed("Còn 23 hồ sơ nữa"),
              squeezed("Thủ trưởng UBND phường Hoàng Mai"));
    }
    try (var document = new XWPFDocument(new ByteArrayInputStream(LetterDocx.of(english(draft))))) {
      assertThat(document.getDocument().xmlText().split("<w:headerReference", -1)).hasSize(3);
      assertThat(document.getDocument().xmlText().split("<w:footerReference", -1)).hasSize(3);
    }
    try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
      assertThat(document.getHeaderList().getFirst().getText()).contains("DỰ THẢO");
    }
  }

  @Test
  void the_page_shows_the_same_letter_and_escapes_what_came_from_outside() throws IOException {
    // When
    String page = HTML.page(bulletin, "/releases/7", "/api/releases/7/bulletin", true).render();

    // Then
    kept("bulletin.html", page.getBytes(StandardCharsets.UTF_8));
    kept(
        "letter.html",
        HTML.page(
                agencyLetter(Month.bulletin("draft", 8), "H26.000"),
                "/releases/7",
                "/api/releases/7/letters/H26.000",
                false)
            .render()
            .getBytes(StandardCharsets.UTF_8));
    assertThat(page)
        .contains("=UBND xã Thư Lâm, &quot;mới&quot;", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        .contains("href=\"/api/releases/7/bulletin.pdf?lang=vi\"")
        .doesNotContain("style=", "<script");
  }

  @Test
  void figures_stay_numbers_in_sheets_and_texts_are_no_formulas() throws IOException {
    // Given
    Sheet sheet = Sheet.of(published, Language.VI);

    // When
    String csv = new String(SheetCsv.of(sheet), StandardCharsets.UTF_8);
    byte[] xlsx = SheetXlsx.of(sheet, Language.VI);

    // Then
    kept("bulletin.csv", csv.getBytes(StandardCharsets.UTF_8));
    kept("bulletin.xlsx", xlsx);
    assertThat(csv).startsWith("\uFEFFKỳ,Mã đơn vị,Đơn vị,");
    assertThat(csv.lines()).hasSize(WARDS + 3);
    AgencyLine formula = published.parts().getFirst().line("H26.005").orElseThrow();
    assertThat(csv)
        .contains(
            "2024-09,H26.005,\"'=UBND xã Thư Lâm, \"\"mới\"\"\",ward,",
            "," + formula.figures().total() + "," + formula.change().orElseThrow() + ",",
            "2024-10-02T10:00+07:00,\"766-B, 1\"," + published.release().digest());
    try (var workbook =
        new org.apache.poi.xssf.usermodel.XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
      var row = workbook.getSheetAt(0).getRow(1);
      int total = sheet.columns().indexOf("Tổng điểm");
      assertThat(row.getCell(total).getNumericCellValue())
          .isEqualTo(published.parts().getFirst().city().figures().total().doubleValue());
      assertThat(row.getCell(2).getStringCellValue()).isEqualTo("Thành phố Hà Nội");
    }
  }

  private static Letter english(Bulletin bulletin) {
    return BulletinText.letter(bulletin, issuer("Thành phố Hà Nội"), Language.EN);
  }

  private static Letter agencyLetter(Bulletin bulletin, String agency) {
    Bulletin.Part part = bulletin.last();
    AgencyLine line = part.line(agency).orElseThrow();
    var dossiers = new ArrayList<AgencyCase.Dossier>();
    for (int i = 0; i < 20; i++) {
      dossiers.add(
          new AgencyCase.Dossier(
              "000.00.15.H26-2409%02d-0%03d".formatted(i + 1, 17 * i),
              "2.000635",
              i == 3 ? Optional.empty() : Optional.of(LocalDate.of(2024, 9, 1 + i))));
    }
    return AgencyLetterText.letter(
        new AgencyCase(
            bulletin.release(),
            part.period(),
            part.earlier(),
            line,
            AgencyCase.card(bulletin.release().ruleSet(), line.figures()),
            new AgencyCase.Overdue(43, dossiers),
            new AgencyCase.Asked(
                5, LocalDate.of(2024, 10, 3), Optional.of(LocalDate.of(2024, 10, 10))),
            List.of("Thủ trưởng UBND phường Hoàng Mai")),
        issuer("Thành phố Hà Nội"),
        Language.VI);
  }

  private static Issuer issuer(String city) {
    return new Issuer(
        "Ủy ban nhân dân thành phố " + city.substring(10),
        "Văn phòng",
        city.substring(10),
        List.of("Các sở, ban, ngành", "Ủy ban nhân dân các phường, xã"),
        "Chánh Văn phòng",
        "Nguyễn Thị Ngọc Ánh");
  }

  /// Every text that a letter states.
  private static List<String> texts(Letter letter) {
    Letter.Head head = letter.head();
    var texts =
        new ArrayList<>(
            List.of(
                head.superior(),
                head.issuer(),
                head.number(),
                head.about(),
                head.country(),
                head.motto(),
                head.placeAndDate(),
                letter.addressed(),
                letter.closing().title(),
                letter.closing().name()));
    texts.addAll(letter.addressees());
    texts.addAll(letter.closing().receivers());
    texts.addAll(letter.provenance());
    Stream.concat(
            letter.sections().stream(),
            letter.annexes().stream()
                .peek(each -> texts.addAll(List.of(each.name(), each.title())))
                .flatMap(each -> each.sections().stream()))
        .forEach(section -> {
          texts.add(section.heading());
          texts.addAll(section.paragraphs());
          texts.addAll(section.items());
          texts.addAll(section.notes());
          for (Letter.Table table : section.tables()) {
            texts.add(table.caption());
            texts.addAll(table.columns());
            table.rows().forEach(row -> texts.addAll(row.cells()));
          }
        });
    return texts;
  }

  private static List<PDFont> fonts(PDDocument document) throws IOException {
    var fonts = new ArrayList<PDFont>();
    for (PDPage page : document.getPages()) {
      for (COSName name : page.getResources().getFontNames()) {
        fonts.add(page.getResources().getFont(name));
      }
    }
    return fonts;
  }

  /// Without the white space, which depends on where lines break.
  private static String squeezed(String text) {
    return text.replaceAll("[\\s\u00a0\u00ad]+", "");
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static void kept(String name, byte[] content) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "letters"));
    Files.write(folder.resolve(name), content);
  }

  private static LetterHtml html() {
    Engine engine =
        Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of("text/html")))
            .addLocator(id -> Optional.of(new FromClasspath(id)))
            .build();
    return new LetterHtml(
        Objects.requireNonNull(engine.getTemplate("bulletin/page")),
        Objects.requireNonNull(engine.getTemplate("bulletin/sheet")));
  }

  private record FromClasspath(String id)
      implements io.quarkus.qute.TemplateLocator.TemplateLocation {
    @Override
    public Reader read() {
      var in = LetterFormatsTest.class.getResourceAsStream("/templates/" + id + ".html");
      try (var reader = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
        return new StringReader(reader.readAllAsString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Optional<io.quarkus.qute.Variant> getVariant() {
      return Optional.of(io.quarkus.qute.Variant.forContentType("text/html"));
    }
  }
}
