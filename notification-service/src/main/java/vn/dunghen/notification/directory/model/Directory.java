package vn.dunghen.notification.directory.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.event.ReferenceEvent.Recipient;
import vn.dunghen.dossier.reference.AgencyTree;

/// Who is told about which agency's dossiers on a day.
///
/// A recipient is told while it is valid. A deputy stands in for a recipient who is not, or who has
/// no address: it is another recipient of the same agency, named by the first one's `deputy`, and
/// is told nothing while the first one can be told. An agency without anybody to tell takes those
/// of the nearest agency above it.
public final class Directory {

  private final LocalDate day;
  private final AgencyTree tree;
  private final Map<String, List<Recipient>> byAgency = new HashMap<>();

  /// @param tree the agencies as valid on the day
  public Directory(LocalDate day, AgencyTree tree, Collection<Recipient> recipients) {
    this.day = day;
    this.tree = tree;
    recipients.forEach(
        each -> byAgency.computeIfAbsent(each.agency(), _ -> new ArrayList<>()).add(each));
  }

  /// The mailboxes of every agency that is valid on the day.
  public List<Mailbox> mailboxes() {
    return tree.agencies().stream().flatMap(agency -> of(agency.code()).stream()).toList();
  }

  /// The mailboxes of an agency; none when nobody can be told, here or above.
  public List<Mailbox> of(String agency) {
    for (Agency at : tree.lineOf(agency)) {
      List<Mailbox> found = toldAt(at.code(), agency);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<Mailbox> toldAt(String owner, String agency) {
    List<Recipient> reachable =
        current(byAgency.getOrDefault(owner, List.of())).values().stream()
            .filter(this::isReachable)
            .toList();
    Set<String> resting =
        reachable.stream()
            .map(Recipient::deputy)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<Recipient> told =
        reachable.stream().filter(each -> !resting.contains(each.name())).toList();
    // Where everybody is somebody's deputy, nobody rests.
    return (told.isEmpty() ? reachable : told)
        .stream().flatMap(each -> mailboxes(agency, each).stream()).toList();
  }

  /// The version of each recipient that is in force on the day; of one that is not valid, the last.
  private Map<String, Recipient> current(List<Recipient> recipients) {
    var current = new LinkedHashMap<String, Recipient>();
    for (Recipient each : recipients) {
      if (!each.validFrom().isAfter(day)) {
        current.merge(each.name(), each, (a, b) -> b.validFrom().isBefore(a.validFrom()) ? a : b);
      }
    }
    return current;
  }

  private boolean isReachable(Recipient recipient) {
    LocalDate end = recipient.validTo();
    return (end == null || !end.isBefore(day))
        && (isGiven(recipient.email()) || isGiven(recipient.webhook()));
  }

  private static List<Mailbox> mailboxes(String agency, Recipient to) {
    var boxes = new ArrayList<Mailbox>();
    String email = to.email();
    if (email != null && isGiven(email)) {
      boxes.add(new Mailbox(agency, to.agency(), to.name(), Way.EMAIL, email.strip()));
    }
    String webhook = to.webhook();
    if (webhook != null && isGiven(webhook)) {
      boxes.add(new Mailbox(agency, to.agency(), to.name(), Way.WEBHOOK, webhook.strip()));
    }
    return boxes;
  }

  private static boolean isGiven(@Nullable String address) {
    return address != null && !address.isBlank();
  }
}
