package vn.dunghen.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dunghen.notification.alerts.model.Reason;
import vn.dunghen.notification.alerts.model.Stage;
import vn.dunghen.notification.directory.model.Way;

/// A message that was claimed, with what it still has to say.
///
/// @param id the same for every attempt
/// @param owner the agency that the recipient belongs to
/// @param attempts with this one
record Outgoing(
    UUID id, String owner, String name, Way way, String address, int attempts, List<Line> lines) {

  Outgoing {
    lines = List.copyOf(lines);
  }

  /// An alert that is told, or one that is withdrawn.
  ///
  /// @param reason why it is withdrawn; null for one that is told
  record Line(
      long alert,
      String dossier,
      String procedure,
      String agency,
      String agencyName,
      Stage stage,
      int promiseNumber,
      int occurrence,
      Instant due,
      @Nullable Reason reason) {

    boolean isWithdrawal() {
      return reason != null;
    }
  }

  List<Line> told() {
    return lines.stream().filter(line -> !line.isWithdrawal()).toList();
  }

  List<Line> withdrawn() {
    return lines.stream().filter(Line::isWithdrawal).toList();
  }
}
