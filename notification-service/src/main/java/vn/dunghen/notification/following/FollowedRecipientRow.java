package vn.dunghen.notification.following;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// A row of `followed_recipient`, to be read; rows are written by [FollowedRecipients#add].
@Entity
@Immutable
@IdClass(FollowedRecipientRow.Key.class)
@Table(name = "followed_recipient")
class FollowedRecipientRow {
  @Id String agency;
  @Id String name;

  /// Who it is, and for which agency.
  record Key(String agency, String name) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byAgency = agency.compareTo(other.agency);
      return byAgency != 0 ? byAgency : name.compareTo(other.name);
    }
  }
}
