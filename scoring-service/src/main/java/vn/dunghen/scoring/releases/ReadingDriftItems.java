package vn.dunghen.scoring.releases;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.index.ChangedItems;
import vn.dunghen.scoring.index.model.Cause;
import vn.dunghen.scoring.releases.Releases.Kept;
import vn.dunghen.scoring.statements.Asked;

/// Lists what is behind a line of a release's difference, for those who may see the agency.
@ApplicationScoped
class ReadingDriftItems {

  private final DataSource database;
  private final ReadingReleases reading;
  private final ReadingDrift drift;
  private final Releases releases;
  private final References references;
  private final Visibility visibility;
  private final ChangedItems items;

  ReadingDriftItems(
      DataSource database,
      ReadingReleases reading,
      ReadingDrift drift,
      Releases releases,
      References references,
      Visibility visibility,
      ChangedItems items) {
    this.database = database;
    this.reading = reading;
    this.drift = drift;
    this.releases = releases;
    this.references = references;
    this.visibility = visibility;
    this.items = items;
  }

  ChangedItems.Page read(
      String id,
      @Nullable String period,
      @Nullable String agency,
      @Nullable String cause,
      @Nullable String asOf,
      @Nullable String after,
      @Nullable String size)
      throws SQLException {
    Kept kept = reading.one(id);
    Period of = Asked.period("period", period);
    if (!kept.heading().periods().contains(of)) {
      throw ProblemException.parameter("period", "is none of the release's");
    }
    String code = Asked.code("agency", agency == null ? "" : agency);
    var asked =
        new ChangedItems.Asked(
            of,
            code,
            cause(cause),
            kept.heading().asOf(),
            drift.later(kept, asOf),
            after == null || after.isEmpty() ? "" : Asked.code("after", after),
            Asked.size(size));
    return Snapshot.read(
        database,
        tx -> {
          if (releases.figures(tx, kept.id(), code).isEmpty()) {
            throw ProblemException.of(
                ProblemType.NOT_FOUND, "The release has no agency with the code " + code + ".");
          }
          visibility.require(references.book(tx), code);
          return items.page(tx, asked);
        });
  }

  private static Cause cause(@Nullable String text) {
    return Arrays.stream(Cause.values())
        .filter(each -> each.wire().equals(text))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.parameter(
                "cause",
                "must be one of "
                    + Arrays.stream(Cause.values())
                        .map(Cause::wire)
                        .collect(Collectors.joining(", "))));
  }
}
