package vn.dunghen.scoring.rebuilding;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.rows.OneAtATime;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.following.Reading;
import vn.dunghen.following.References;
import vn.dunghen.scoring.following.Applying;
import vn.dunghen.scoring.following.Folding;
import vn.dunghen.scoring.generations.Generations;

/// Builds a new generation beside the current one, a piece per transaction, so that it goes on
/// where it was after a crash and never holds up the live events for longer than a piece:
///
///     reading the register ──▶ folding all dossiers ──▶ swap ──▶ clearing the old generation away
///
/// The live events are folded into both generations meanwhile.
@ApplicationScoped
class Rebuilding {

  private static final Logger LOGGER = Logger.getLogger(Rebuilding.class);
  private static final long LOCK = 0x6475_6e67_6802L;

  private final DataSource database;
  private final Register register;
  private final RegisterConfig config;
  private final Reading reading;
  private final Applying applying;
  private final Folding folding;
  private final References references;
  private final InstantSource clock;

  Rebuilding(
      DataSource database,
      Register register,
      RegisterConfig config,
      Reading reading,
      Applying applying,
      Folding folding,
      References references,
      InstantSource clock) {
    this.database = database;
    this.register = register;
    this.config = config;
    this.reading = reading;
    this.applying = applying;
    this.folding = folding;
    this.references = references;
    this.clock = clock;
  }

  /// Asks for a rebuild.
  ///
  /// @return whether none was under way
  boolean begin(String requestedBy) throws SQLException {
    return Transaction.in(
        database,
        tx -> {
          Generations.lockForChange(tx);
          return Rebuilds.begin(tx, clock.instant(), requestedBy, !register.isConfigured());
        });
  }

  /// Goes on with a rebuild that is under way, or with clearing an old generation away, to its end.
  @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
  void goOn() throws SQLException {
    OneAtATime.whileThere(
        database,
        LOCK,
        "rebuilding",
        () -> {
          boolean more = true;
          while (more) {
            more = step();
          }
        });
  }

  /// Does one piece.
  ///
  /// @return whether more is to be done now
  boolean step() throws SQLException {
    Optional<Rebuilds.Generation> building = Transaction.in(database, Rebuilds::building);
    if (building.isEmpty()) {
      return clear();
    }
    Rebuilds.Generation generation = building.get();
    try {
      if (!generation.registerRead()) {
        List<String> page = register.after(generation.registerAfter());
        Transaction.in(database, tx -> read(tx, generation, page));
      } else {
        Transaction.in(database, tx -> fold(tx, generation));
      }
      return true;
    } catch (IOException | UnreadableRegister e) {
      String reason = String.valueOf(e.getMessage());
      LOGGER.warnf(
          "A rebuild cannot go on and is tried again. generation=%d reason=%s",
          generation.id(), reason);
      Transaction.in(
          database,
          tx -> {
            Rebuilds.failed(tx, generation.id(), reason);
            return true;
          });
      return false;
    }
  }

  private boolean read(Connection tx, Rebuilds.Generation generation, List<String> page)
      throws SQLException {
    var contents = new ArrayList<Reading.Content>();
    long last = generation.registerAfter();
    for (String line : page) {
      switch (reading.read(line)) {
        case Reading.Content.OfDossier fact -> {
          contents.add(fact);
          last = Math.max(last, fact.fact().position());
        }
        case Reading.Content.OfReference event -> {
          contents.add(event);
          last = Math.max(last, event.event().position());
        }
        case Reading.Content.OfInput input -> {
          contents.add(input);
          last = Math.max(last, input.fact().position());
        }
        case Reading.Content.Unreadable(var reason) -> throw new UnreadableRegister(reason);
      }
    }
    if (!page.isEmpty() && last == generation.registerAfter()) {
      throw new UnreadableRegister("The register's events carry no rising position.");
    }
    int added = applying.apply(tx, contents);
    Rebuilds.read(tx, generation.id(), last, page.isEmpty(), added);
    return true;
  }

  private boolean fold(Connection tx, Rebuilds.Generation generation) throws SQLException {
    Generations.lockForFolding(tx);
    List<String> codes = Rebuilds.codesAfter(tx, generation.foldedThrough(), config.rebuildPiece());
    if (!codes.isEmpty()) {
      folding.refold(tx, List.of(generation.id()), codes, references.book(tx));
      Rebuilds.folded(tx, generation.id(), codes.getLast(), codes.size());
      return true;
    }
    tx.commit();
    Generations.lockForChange(tx);
    if (Rebuilds.codesAfter(tx, generation.foldedThrough(), 1).isEmpty()) {
      Rebuilds.swap(tx, generation.id(), clock.instant());
      LOGGER.infof("A rebuild is complete and in use. generation=%d", generation.id());
    }
    return true;
  }

  private boolean clear() throws SQLException {
    return Transaction.in(
        database,
        tx -> {
          Optional<Rebuilds.Generation> retired = Rebuilds.retired(tx);
          if (retired.isEmpty()) {
            return false;
          }
          int id = retired.get().id();
          List<String> codes =
              Rebuilds.codesAfter(tx, retired.get().clearedThrough(), config.rebuildPiece());
          if (codes.isEmpty()) {
            Rebuilds.clearWholly(tx, id);
          } else {
            Rebuilds.clear(tx, id, codes);
          }
          return true;
        });
  }

  /// The register holds something that cannot be read here.
  private static final class UnreadableRegister extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnreadableRegister(String reason) {
      super(reason, null, false, false);
    }
  }
}
