package vn.dunghen.notification.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// A row of `mailbox`, to be read; rows are written by [Directories].
@Entity
@Immutable
@IdClass(MailboxRow.Key.class)
@Table(name = "mailbox")
class MailboxRow {
  @Id String agency;
  @Id String owner;
  @Id String name;
  @Id String way;

  @Column(nullable = false)
  String address;

  /// Whose dossiers, and who is told them by which way.
  record Key(String agency, String owner, String name, String way) {}
}
