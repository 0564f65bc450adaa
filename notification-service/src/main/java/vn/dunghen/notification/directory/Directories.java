package vn.dunghen.notification.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.notification.directory.model.Directory;
import vn.dunghen.notification.directory.model.Mailbox;

/// The tables `agency` and `mailbox`, which say for today what the reference events say for every
/// day. Rows that are as they should be are not touched.
@ApplicationScoped
public class Directories {

  private static final String PUT_AGENCIES =
      """
      with given as (
        select * from unnest(?, ?, ?, ?) as g (code, name, stands_at, go_live)),
      gone as (delete from agency where code not in (select code from given))
      insert into agency (code, name, stands_at, go_live)
      select code, name, stands_at, go_live from given
      on conflict (code) do update
      set    name = excluded.name, stands_at = excluded.stands_at, go_live = excluded.go_live
      where  (agency.name, agency.stands_at, agency.go_live)
             is distinct from (excluded.name, excluded.stands_at, excluded.go_live)
      """;
  private static final String PUT_MAILBOXES =
      """
      with given as (
        select g.* from unnest(?, ?, ?, ?, ?) as g (agency, owner, name, way, address)
        where  not exists (select from disabled_webhook d
                           where d.owner = g.owner and d.name = g.name and d.address = g.address)),
      gone as (
        delete from mailbox m
        where  not exists (select from given g
                           where (g.agency, g.owner, g.name, g.way)
                                 = (m.agency, m.owner, m.name, m.way)))
      insert into mailbox (agency, owner, name, way, address)
      select agency, owner, name, way, address from given
      on conflict (agency, owner, name, way) do update
      set    address = excluded.address
      where  mailbox.address <> excluded.address
      """;

  private record Stand(String code, String name, String standsAt, @Nullable Instant goLive) {}

  /// Makes the tables say what the book says for a day.
  public void refresh(Connection tx, ReferenceBook book, LocalDate day) throws SQLException {
    ReferenceBook.View known = book.latest();
    AgencyTree tree = known.tree(day);
    var stands = new ArrayList<Stand>();
    for (List<Agency> eras : known.agencies()) {
      String code = eras.getLast().code();
      String at = tree.place(code);
      if (at != null) {
        stands.add(
            new Stand(code, eras.getLast().name(), at, known.goLive(code, day).orElse(null)));
      }
    }
    try (var statement = tx.prepareStatement(PUT_AGENCIES)) {
      Columns.of(stands)
          .text(Stand::code)
          .text(Stand::name)
          .text(Stand::standsAt)
          .instant(Stand::goLive)
          .bind(statement, 1);
      statement.executeUpdate();
    }
    putMailboxes(tx, new Directory(day, tree, known.recipients()).mailboxes());
  }

  private static void putMailboxes(Connection tx, List<Mailbox> mailboxes) throws SQLException {
    try (var statement = tx.prepareStatement(PUT_MAILBOXES)) {
      Columns.of(mailboxes)
          .text(Mailbox::agency)
          .text(Mailbox::owner)
          .text(Mailbox::name)
          .text(box -> box.way().wire())
          .text(Mailbox::address)
          .bind(statement, 1);
      statement.executeUpdate();
    }
  }
}
