package vn.dunghen.sync.following;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// A row of `followed_dossier`, to be read; rows are written by [FollowedDossiers#add].
@Entity
@Immutable
@Table(name = "followed_dossier")
class FollowedDossierRow {
  @Id String code;

  @Column(name = "last_occurred", nullable = false)
  Instant lastOccurred;
}
