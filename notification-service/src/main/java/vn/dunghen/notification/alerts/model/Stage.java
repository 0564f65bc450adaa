package vn.dunghen.notification.alerts.model;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.PromiseKept;

/// How late a dossier is, by [PromiseKept]: each stage is alerted once.
public enum Stage {
  /// It is the day of the promise.
  DUE_TODAY("due-today", "Đến hạn hôm nay", "Due today"),
  /// The promise's day is over.
  OVERDUE("overdue", "Quá hạn", "Overdue");

  private final String wire;
  private final String vi;
  private final String en;

  Stage(String wire, String vi, String en) {
    this.wire = wire;
    this.vi = vi;
    this.en = en;
  }

  /// The spelling in tables, messages and the HTTP interface.
  public String wire() {
    return wire;
  }

  public String vi() {
    return vi;
  }

  public String en() {
    return en;
  }

  public static Optional<Stage> ofWire(String word) {
    return Arrays.stream(values()).filter(stage -> stage.wire.equals(word)).findFirst();
  }

  /// Whether a dossier in this state is at this stage on a day: never one that is paused, ended,
  /// not taken in, or without a date.
  public boolean isTrue(DossierState state, LocalDate day) {
    return PromiseKept.overdueFrom(state).filter(from -> isTrue(from, day)).isPresent();
  }

  /// The same by the first day on which the dossier is overdue.
  public boolean isTrue(LocalDate overdueFrom, LocalDate day) {
    return switch (this) {
      case DUE_TODAY -> overdueFrom.minusDays(1).equals(day);
      case OVERDUE -> !overdueFrom.isAfter(day);
    };
  }
}
