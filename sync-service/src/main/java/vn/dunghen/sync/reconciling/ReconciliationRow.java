package vn.dunghen.sync.reconciling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `reconciliation`, to be listed for people; rows are written by [Reconciliations].
@Entity
@Immutable
@Table(name = "reconciliation")
class ReconciliationRow {
  @Id long id;

  @Column(nullable = false)
  String agency;

  @Column(name = "as_of", nullable = false)
  Instant asOf;

  @Column(nullable = false)
  Instant began;

  @Nullable Instant ended;

  @Column(nullable = false)
  String who;

  @Column(nullable = false)
  long listed;

  @Column(nullable = false)
  long unreadable;
}
