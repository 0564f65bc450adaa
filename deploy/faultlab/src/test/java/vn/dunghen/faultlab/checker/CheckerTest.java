package vn.dunghen.faultlab.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dunghen.faultlab.history.Acknowledged;
import vn.dunghen.local.ReceivedMessage;

/// The checker can fail: each single violation is seen, and as what it is.
class CheckerTest {
  private static final int EVENTS = 600;

  @Test
  void finds_nothing_in_a_suite_that_lost_and_doubled_nothing() {
    var suite = new HonestSuite(EVENTS);

    assertThat(suite.check(0).examples(5)).isEmpty();
    assertThat(suite.alerts).hasSizeGreaterThan(5);
    assertThat(suite.stints).hasSizeGreaterThan(50);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("losses")
  void finds_what_is_lost(String what, Consumer<HonestSuite> harm) {
    var suite = new HonestSuite(EVENTS);

    harm.accept(suite);

    assertThat(suite.check(0).lost()).as(what).isNotEmpty();
    assertThat(suite.check(0).doubled()).as(what).isEmpty();
  }

  static Stream<Arguments> losses() {
    return Stream.of(
        harm(
            "an acknowledged event that was never posted",
            suite -> {
              var copy = (ObjectNode) suite.history.getFirst().event().deepCopy();
              copy.put("id", "never-posted").put("type", "vn.dunghen.dossier.digitised.v1");
              suite.history.add(new Acknowledged(HonestSuite.NOW, copy));
            }),
        harm("a row of the register", suite -> suite.register.removeLast()),
        harm(
            "what a row of the register says",
            suite -> {
              var row = suite.register.removeLast();
              suite.register.add(
                  new Register.Row(
                      row.key(),
                      row.type(),
                      row.subject(),
                      row.occurred().plusSeconds(1),
                      row.data(),
                      1));
            }),
        harm(
            "a position",
            suite -> {
              var row = suite.register.removeLast();
              suite.register.add(
                  new Register.Row(
                      row.key(), row.type(), row.subject(), row.occurred(), row.data(), 0));
            }),
        harm("an event of a follower", suite -> suite.followed.removeFirst()),
        harm("a record that was set aside", suite -> suite.setAside.add("dossier-events 1 2")),
        harm("a stint", suite -> suite.stints.values().iterator().next().removeFirst()),
        harm(
            "all stints of a dossier",
            suite -> suite.stints.remove(suite.stints.keySet().iterator().next())),
        harm(
            "the end of a stint",
            suite -> {
              var stints = suite.stints.get(suite.overdue());
              var open = stints.removeFirst();
              stints.add(
                  new Life.Stretch(
                      open.from(),
                      open.from().plusSeconds(60),
                      open.responsible(),
                      open.receiving(),
                      open.procedure(),
                      open.received(),
                      open.online(),
                      null,
                      null));
            }),
        harm("one of a tally of days", suite -> suite.days.values().iterator().next()[0]--),
        harm("one of a tally of months", suite -> suite.months.values().iterator().next()[0]--),
        harm("a dossier at the portal", suite -> suite.portal.remove(suite.overdue())),
        harm(
            "the newest version at the portal",
            suite ->
                ((ObjectNode) suite.portal.get(suite.overdue()).versions().getLast())
                    .put("NgayHenTra", "20200101000000")),
        harm(
            "a step of progress", suite -> suite.portal.get(suite.overdue()).steps().removeFirst()),
        harm("an alert", suite -> suite.alerts.removeFirst()),
        harm("a message", suite -> suite.mailbox.removeFirst()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("copies")
  void finds_what_is_doubled(String what, Consumer<HonestSuite> harm) {
    var suite = new HonestSuite(EVENTS);

    harm.accept(suite);

    assertThat(suite.check(0).doubled()).as(what).isNotEmpty();
    assertThat(suite.check(0).lost()).as(what).isEmpty();
  }

  static Stream<Arguments> copies() {
    return Stream.of(
        harm("a row of the register", suite -> suite.register.add(suite.register.getFirst())),
        harm(
            "an event that nobody sent",
            suite -> suite.followed.add(new Acknowledged.Key("/one-stop/H26.X", "invented"))),
        harm("an event of a follower", suite -> suite.followed.add(suite.followed.getFirst())),
        harm(
            "a stint",
            suite -> {
              var stints = suite.stints.get(suite.overdue());
              stints.add(stints.getFirst());
            }),
        harm("one of a tally of days", suite -> suite.days.values().iterator().next()[0]++),
        harm(
            "a version at the portal",
            suite -> {
              var versions = suite.portal.get(suite.overdue()).versions();
              versions.add(versions.getFirst());
            }),
        harm(
            "a step of progress though nothing crashed",
            suite -> {
              var steps = suite.portal.get(suite.overdue()).steps();
              steps.add(steps.getFirst());
            }),
        harm("an alert", suite -> suite.alerts.add(suite.alerts.getFirst())),
        harm(
            "an alert a second time",
            suite ->
                suite.alerts.add(
                    new Alerts.Row(suite.overdue(), 1, "overdue", 2, "H26", "standing"))),
        harm("a message under another id", suite -> repeat(suite, "another")),
        harm(
            "a message though nothing crashed",
            suite -> repeat(suite, suite.mailbox.getFirst().id())));
  }

  @Test
  void allows_a_copy_of_a_message_for_a_crash_and_no_second_one() {
    var suite = new HonestSuite(EVENTS);

    repeat(suite, suite.mailbox.getFirst().id());

    assertThat(suite.check(1).areNone()).isTrue();
    assertThat(suite.check(1).repeated()).isEqualTo(1);
    repeat(suite, suite.mailbox.getFirst().id());
    assertThat(suite.check(1).doubled()).hasSize(1);
  }

  private static void repeat(HonestSuite suite, String id) {
    var first = suite.mailbox.getFirst();
    suite.mailbox.add(
        new ReceivedMessage(
            suite.mailbox.size() + 1,
            first.way(),
            first.at(),
            id,
            first.to(),
            first.subject(),
            first.text()));
  }

  @Test
  void looks_at_some_dossiers_alone_when_asked_to() {
    var suite = new HonestSuite(EVENTS);
    var some = Scope.of(new ArrayList<>(suite.portal.keySet()).subList(0, 3));
    var findings = new Findings();

    Register.compare(suite.expected(), some, java.util.List.of(), findings);

    assertThat(findings.lost())
        .hasSize(
            (int)
                suite.history.stream()
                    .filter(event -> some.some().contains(event.dossier()))
                    .count());
  }

  private static Arguments harm(String what, Consumer<HonestSuite> harm) {
    return Arguments.of(what, harm);
  }
}
