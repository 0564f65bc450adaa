package vn.dunghen.sync.following;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// A row of `followed_agency`, to be read; rows are written by [FollowedAgencies#add].
@Entity
@Immutable
@Table(name = "followed_agency")
class FollowedAgencyRow {
  @Id String code;
}
