package vn.dunghen.scoring.bulletin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import vn.dunghen.scoring.bulletin.model.Letter;

/// Letters as files.
@ApplicationScoped
class LetterFiles {

  private final LetterPdf pdf;

  LetterFiles(LetterPdf pdf) {
    this.pdf = pdf;
  }

  /// @throws vn.dunghen.chassis.problem.ProblemException 404 for a format of tables
  byte[] of(Letter letter, Format format) {
    return switch (format) {
      case PDF -> pdf.of(letter);
      case DOCX -> LetterDocx.of(letter);
      case XLSX, CSV -> throw Format.unknown();
    };
  }

  /// A PDF is looked at where it is asked for, the others are kept.
  ///
  /// @param name of letters, digits and hyphens
  static Response answer(byte[] content, Format format, String name) {
    return Response.ok(content)
        .type(format.mediaType())
        .header(
            "Content-Disposition",
            (format == Format.PDF ? "inline" : "attachment")
                + "; filename=\"%s.%s\"".formatted(name, format.ending()))
        .build();
  }
}
