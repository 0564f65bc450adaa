package vn.dunghen.scoring.rebuilding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `generation`, to be read as what it tells people; rows are written by [Rebuilds].
@Entity
@Immutable
@Table(name = "generation")
class GenerationRow {
  @Id int id;

  @Column(nullable = false)
  String state;

  @Column(name = "started_at", nullable = false)
  Instant startedAt;

  @Column(name = "requested_by", nullable = false)
  String requestedBy;

  @Column(name = "register_after")
  long registerAfter;

  @Column(name = "register_read")
  boolean registerRead;

  @Column(name = "events_added")
  long eventsAdded;

  @Column(name = "dossiers_folded")
  long dossiersFolded;

  @Nullable String failure;

  @Column(name = "finished_at")
  @Nullable Instant finishedAt;
}
