package vn.dunghen.scoring.bulletin;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.event.ReferenceEvent.Recipient;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.bulletin.model.AgencyCase;
import vn.dunghen.scoring.bulletin.model.AgencyLine;
import vn.dunghen.scoring.bulletin.model.Bulletin;
import vn.dunghen.scoring.bulletin.model.Letter;
import vn.dunghen.scoring.releases.ReleasedFigures;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.Released;
import vn.dunghen.scoring.reports.Reports;
import vn.dunghen.scoring.statements.Asked;
import vn.dunghen.scoring.statements.DossierLists;
import vn.dunghen.scoring.statements.model.By;
import vn.dunghen.scoring.statements.model.Measure;
import vn.dunghen.scoring.statements.model.Question;
import vn.dunghen.scoring.wording.Language;

/// Draws up the letters of a release. A published release gives the same letters for ever: its
/// figures are frozen, and what was reported beside them counts as known at its publication.
@ApplicationScoped
class Bulletins {

  private static final int LISTED = 20;

  private final DataSource database;
  private final ReleasedFigures releases;
  private final Reports reports;
  private final References references;
  private final DossierLists lists;
  private final Visibility visibility;
  private final BulletinConfig config;
  private final InstantSource clock;

  Bulletins(
      DataSource database,
      ReleasedFigures releases,
      Reports reports,
      References references,
      DossierLists lists,
      Visibility visibility,
      BulletinConfig config,
      InstantSource clock) {
    this.database = database;
    this.releases = releases;
    this.reports = reports;
    this.references = references;
    this.lists = lists;
    this.visibility = visibility;
    this.config = config;
    this.clock = clock;
  }

  /// The bulletin of a release.
  ///
  /// @throws ProblemException 404 where there is no release that the caller may see
  Bulletin bulletin(String id) throws SQLException {
    Released release = releases.one(id);
    return Snapshot.read(database, tx -> bulletin(tx, release));
  }

  Letter letter(Bulletin bulletin, Language in) {
    return BulletinText.letter(bulletin, issuer(bulletin), in);
  }

  /// The draft of a letter to an agency.
  ///
  /// @throws ProblemException 404 where there is no such release or agency, 403 where the agency is
  ///   not the caller's
  Letter letter(String id, String agency, Language in) throws SQLException {
    Asked.code("agency", agency);
    Released release = releases.one(id);
    return Snapshot.read(
        database,
        tx -> {
          Bulletin bulletin = bulletin(tx, release);
          Bulletin.Part part = bulletin.last();
          AgencyLine line =
              part.line(agency)
                  .orElseThrow(() ->
                      ProblemException.of(
                          ProblemType.NOT_FOUND,
                          "The release has no agency with the code " + agency + "."));
          ReferenceBook book = references.book(tx);
          visibility.require(book, agency);
          return AgencyLetterText.letter(
              new AgencyCase(
                  release,
                  part.period(),
                  part.earlier(),
                  line,
                  AgencyCase.card(release.ruleSet(), line.figures()),
                  overdue(tx, release, part.period(), agency),
                  asked(book, bulletin),
                  accountable(book, bulletin, agency)),
              issuer(bulletin),
              in);
        });
  }

  private Issuer issuer(Bulletin bulletin) {
    return Issuer.of(config, bulletin.parts().getFirst().city().figures().name());
  }

  private Bulletin bulletin(Connection tx, Released release) throws SQLException {
    Instant known = release.publishedAt().orElse(CivilTime.toPrecision(clock.instant()));
    var agencies = new TreeSet<String>();
    release.figures().stream().map(FrozenAgency::agency).forEach(agencies::add);
    var parts = new ArrayList<Bulletin.Part>();
    for (Period period : release.heading().periods()) {
      parts.add(
          Bulletin.part(
              release,
              period,
              releases.before(tx, release, period),
              reports.of(tx, agencies, List.of(period), known)));
    }
    return new Bulletin(release, known, parts);
  }

  private AgencyCase.Overdue overdue(Connection tx, Released release, Period period, String agency)
      throws SQLException {
    var question =
        new Question(
            agency,
            period.from(),
            period.to(),
            Optional.of(release.heading().asOf()),
            By.RESPONSIBLE);
    DossierLists.Page page = lists.page(tx, question, Measure.IN_PROGRESS_OVERDUE, "", LISTED);
    return new AgencyCase.Overdue(
        page.count(),
        page.items().stream()
            .map(each ->
                new AgencyCase.Dossier(
                    each.dossier(),
                    each.procedure(),
                    Optional.ofNullable(each.promise())
                        .map(promise -> CivilTime.dayOf(promise.toInstant()))))
            .toList());
  }

  private AgencyCase.Asked asked(ReferenceBook book, Bulletin bulletin) {
    LocalDate from = bulletin.release().heading().date();
    return new AgencyCase.Asked(
        config.answerWithin(),
        from,
        book.knownAt(bulletin.reported()).calendar().workingDaysAfter(from, config.answerWithin()));
  }

  private static List<String> accountable(ReferenceBook book, Bulletin bulletin, String agency) {
    LocalDate on = bulletin.release().heading().date();
    return book.knownAt(bulletin.reported()).recipients().stream()
        .filter(each -> each.agency().equals(agency) && isValid(each, on))
        .map(Recipient::name)
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean isValid(Recipient recipient, LocalDate on) {
    return !recipient.validFrom().isAfter(on)
        && (recipient.validTo() == null || !recipient.validTo().isBefore(on));
  }
}
