package vn.dunghen.notification.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `agency`, to be read; rows are written by [Directories].
@Entity
@Immutable
@Table(name = "agency")
class AgencyRow {
  @Id String code;

  @Column(nullable = false)
  String name;

  @Column(name = "stands_at", nullable = false)
  String standsAt;

  @Column(name = "go_live")
  @Nullable Instant goLive;
}
