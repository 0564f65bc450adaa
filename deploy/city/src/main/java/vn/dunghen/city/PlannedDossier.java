package vn.dunghen.city;

import java.util.ArrayList;
import java.util.List;

/// A dossier of a replay while its life is laid out. Days are places in [WorkingDays].
final class PlannedDossier {
  enum Channel {
    COUNTER,
    ONLINE,
    POSTAL
  }

  final ReplayUnit unit;
  final ReplayUnit responsible;
  final Procedure procedure;
  final Channel channel;
  final int citizen;
  final List<Step> steps = new ArrayList<>(6);

  /// The day and the working minute of the promise in force.
  int promiseDay;

  int promiseMinute;

  /// Its code, given when all dossiers are planned.
  String code = "";

  PlannedDossier(
      ReplayUnit unit, ReplayUnit responsible, Procedure procedure, Channel channel, int citizen) {
    this.unit = unit;
    this.responsible = responsible;
    this.procedure = procedure;
    this.channel = channel;
    this.citizen = citizen;
  }
}
