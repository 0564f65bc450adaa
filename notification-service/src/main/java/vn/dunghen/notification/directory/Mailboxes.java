package vn.dunghen.notification.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/// The table `mailbox`.
@ApplicationScoped
class Mailboxes implements PanacheRepositoryBase<MailboxRow, MailboxRow.Key> {

  /// Who is told of the agencies' dossiers.
  List<MailboxRow> of(Collection<String> agencies) {
    return list("agency in ?1 order by agency, owner, name, way", agencies);
  }
}
