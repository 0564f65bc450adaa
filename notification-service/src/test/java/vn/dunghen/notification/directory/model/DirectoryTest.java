package vn.dunghen.notification.directory.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.event.ReferenceEvent.Recipient;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.reference.ReferenceBook;

/// The city has a district, the district a ward.
class DirectoryTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-10");

  @Test
  void an_agency_has_its_own_recipients_by_every_way() {
    var directory =
        directory(recipient("WARD", "Lan").email("lan@x.invalid").webhook("https://x.invalid"));

    assertThat(directory.of("WARD"))
        .containsExactly(
            new Mailbox("WARD", "WARD", "Lan", Way.EMAIL, "lan@x.invalid"),
            new Mailbox("WARD", "WARD", "Lan", Way.WEBHOOK, "https://x.invalid"));
  }

  @Test
  void an_agency_without_one_takes_those_of_the_nearest_above_it() {
    var directory =
        directory(
            recipient("CITY", "An").email("an@x"), recipient("DISTRICT", "Binh").email("b@x"));

    assertThat(directory.of("WARD"))
        .containsExactly(new Mailbox("WARD", "DISTRICT", "Binh", Way.EMAIL, "b@x"));
  }

  @Test
  void nobody_is_told_outside_of_their_validity() {
    var directory =
        directory(
            recipient("WARD", "Old").email("o@x").until("2026-03-09"),
            recipient("WARD", "New").email("n@x").from("2026-03-11"));

    assertThat(directory.of("WARD")).isEmpty();
    assertThat(directory.mailboxes()).isEmpty();
  }

  @Test
  void the_last_day_is_included() {
    assertThat(names(recipient("WARD", "Old").email("o@x").until("2026-03-10")))
        .containsExactly("Old");
  }

  @Test
  void a_later_version_of_a_recipient_replaces_the_earlier() {
    var directory =
        directory(
            recipient("WARD", "Lan").email("new@x").from("2026-02-01"),
            recipient("WARD", "Lan").email("old@x"));

    assertThat(directory.of("WARD")).extracting(Mailbox::address).containsExactly("new@x");
  }

  @Test
  void a_deputy_rests_while_the_first_can_be_told() {
    assertThat(
            names(
                recipient("WARD", "Lan").email("l@x").deputy("Mai"),
                recipient("WARD", "Mai").email("m@x")))
        .containsExactly("Lan");
  }

  @Test
  void a_deputy_stands_in_for_one_who_cannot_be_told() {
    assertThat(
            names(
                recipient("WARD", "Lan").email("l@x").deputy("Mai").until("2026-03-01"),
                recipient("WARD", "Mai").email("m@x")))
        .containsExactly("Mai");
    assertThat(names(recipient("WARD", "Lan").deputy("Mai"), recipient("WARD", "Mai").email("m@x")))
        .containsExactly("Mai");
  }

  @Test
  void two_who_stand_in_for_each_other_are_both_told() {
    assertThat(
            names(
                recipient("WARD", "Lan").email("l@x").deputy("Mai"),
                recipient("WARD", "Mai").email("m@x").deputy("Lan")))
        .containsExactlyInAnyOrder("Lan", "Mai");
  }

  private static List<String> names(Entry... entries) {
    return directory(entries).of("WARD").stream().map(Mailbox::name).toList();
  }

  private static Directory directory(Entry... entries) {
    return new Directory(
        DAY, tree(), java.util.Arrays.stream(entries).map(Entry::recipient).toList());
  }

  private static AgencyTree tree() {
    var events = new ArrayList<Recorded<ReferenceEvent>>();
    for (String[] each :
        new String[][] {{"CITY", null}, {"DISTRICT", "CITY"}, {"WARD", "DISTRICT"}}) {
      events.add(
          new Recorded<>(
              new EventId("/r", each[0]),
              null,
              Instant.EPOCH,
              Instant.EPOCH,
              new Agency(
                  each[0], each[0], "unit", each[1], LocalDate.parse("2020-01-01"), null, null)));
    }
    return ReferenceBook.of(events).latest().tree(DAY);
  }

  private static Entry recipient(String agency, String name) {
    return new Entry(agency, name, null, null, null, LocalDate.parse("2025-01-01"), null);
  }

  private record Entry(
      String agency,
      String name,
      @Nullable String email,
      @Nullable String webhook,
      @Nullable String deputy,
      LocalDate from,
      @Nullable LocalDate to) {

    Entry email(String address) {
      return new Entry(agency, name, address, webhook, deputy, from, to);
    }

    Entry webhook(String address) {
      return new Entry(agency, name, email, address, deputy, from, to);
    }

    Entry deputy(String other) {
      return new Entry(agency, name, email, webhook, other, from, to);
    }

    Entry from(String day) {
      return new Entry(agency, name, email, webhook, deputy, LocalDate.parse(day), to);
    }

    Entry until(String day) {
      return new Entry(agency, name, email, webhook, deputy, from, LocalDate.parse(day));
    }

    Recipient recipient() {
      return new Recipient(agency, name, "head", email, webhook, deputy, from, to);
    }
  }
}
