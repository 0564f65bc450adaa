package vn.dunghen.sync.pushing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.References;
import vn.dunghen.sync.national.PortalConfig;
import vn.dunghen.sync.national.model.Catalogue;

/// The reference data, as pushing asks for them: names, go-lives, codes with the portal. What is
/// known of a book today is kept until the book or the day is another.
@ApplicationScoped
class Books {

  private final References references;
  private final PortalConfig config;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Book> kept = new AtomicReference<>();

  Books(References references, PortalConfig config, InstantSource clock) {
    this.references = references;
    this.config = config;
    this.clock = clock;
  }

  Book book(Connection tx) throws SQLException {
    ReferenceBook book = references.book(tx);
    LocalDate today = CivilTime.dayOf(clock.instant());
    Book last = kept.get();
    if (last != null && last.book == book && last.today.equals(today)) {
      return last;
    }
    var read = new Book(book, today, config);
    kept.set(read);
    return read;
  }

  /// One state of the reference data, on one day.
  static final class Book implements Catalogue {

    private final ReferenceBook book;
    private final LocalDate today;
    private final ReferenceBook.View view;
    private final AgencyTree tree;
    private final PortalConfig config;
    private final Map<String, Optional<Instant>> goLives = new ConcurrentHashMap<>();
    private final Map<String, Optional<String>> madonvi = new ConcurrentHashMap<>();

    private Book(ReferenceBook book, LocalDate today, PortalConfig config) {
      this.book = book;
      this.today = today;
      this.view = book.latest();
      this.tree = view.tree(today);
      this.config = config;
    }

    ReferenceBook references() {
      return book;
    }

    @Override
    public Optional<Procedure> procedure(String code, LocalDate on) {
      return view.procedure(code, on);
    }

    @Override
    public Optional<String> agencyName(String code) {
      return tree.agency(code).or(() -> tree.ended(code)).map(Agency::name);
    }

    /// When the agency, or the nearest above it, went live.
    Optional<Instant> goLive(String agency) {
      return goLives.computeIfAbsent(agency, code -> view.goLive(code, today));
    }

    /// The agency's code with the portal: its own, that of the nearest above it, or the city's.
    Optional<String> madonvi(String agency) {
      return madonvi.computeIfAbsent(
          agency,
          code ->
              tree.lineOf(code).stream()
                  .map(at -> config.units().get(at.code()))
                  .filter(known -> known != null)
                  .findFirst()
                  .or(config::madonvi));
    }
  }
}
