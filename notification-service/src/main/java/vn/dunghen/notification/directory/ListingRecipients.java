package vn.dunghen.notification.directory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/// Lists who is told about which agency's dossiers today, and which agencies have nobody.
@ApplicationScoped
public class ListingRecipients {

  private final StandingAgencies agencies;
  private final Mailboxes mailboxes;
  private final InstantSource clock;

  ListingRecipients(StandingAgencies agencies, Mailboxes mailboxes, InstantSource clock) {
    this.agencies = agencies;
    this.mailboxes = mailboxes;
    this.clock = clock;
  }

  /// @param live whether the agency has gone live: before, nothing is alerted
  /// @param reachable whether somebody can be told
  public record Entry(
      String agency, String name, boolean live, boolean reachable, List<Told> recipients) {
    public Entry {
      recipients = List.copyOf(recipients);
    }
  }

  /// @param agency that the recipient was entered for: the same, or the nearest above it
  public record Told(String agency, String recipient, String way) {}

  /// @param codes the agencies that are asked for; those that have ended are left out
  @Transactional
  public List<Entry> list(Collection<String> codes) {
    Instant now = clock.instant();
    var told =
        mailboxes.of(codes).stream()
            .collect(
                groupingBy(
                    box -> box.agency,
                    mapping(box -> new Told(box.owner, box.name, box.way), toList())));
    return agencies.valid(codes).stream()
        .map(agency -> {
          List<Told> recipients = told.getOrDefault(agency.code, List.of());
          Instant goLive = agency.goLive;
          return new Entry(
              agency.code,
              agency.name,
              goLive != null && !goLive.isAfter(now),
              !recipients.isEmpty(),
              recipients);
        })
        .toList();
  }
}
