package vn.dunghen.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.dunghen.city.Identities;

/// What a running suite has come to believe, what the portal holds, and what was told: each
/// database as an administrator sees it, as digests of rows in a fixed order.
final class Beliefs {
  static final List<String> FOLLOWERS = List.of("scoring", "sync", "notification");

  /// A machine that does much else beside takes its time.
  private static final Duration LONG = Duration.ofMinutes(15);

  /// What statements, lists and tallies are read from; without the number of the generation.
  private static final String SCORING =
      """
      with now as (select id from generation where state = 'current'),
      rows as (
        select 's' as kind, concat_ws('|', dossier, known_from, known_to, true_from, true_to,
               responsible, receiving, procedure, received_at, online, ended_at, outcome, promise,
               asserted, dating, overdue_from) as row
        from   stint where generation = (select id from now)
        union all
        select 'c', concat_ws('|', dossier, agency, procedure, days)
        from   contribution where generation = (select id from now)
        union all
        select 't', concat_ws('|', agency, procedure, day, received, filed_online, early, on_time,
               late, closed_other, overdue)
        from   tally_day where generation = (select id from now)
        union all
        select 'e', concat_ws('|', source, id, recorded) from event
        union all
        select 'i', concat_ws('|', source, id, recorded) from input_event)
      """;

  /// How each dossier stands with the portal. Not what it was wanted to be told: that says whether
  /// the dossier's key came before its event or after it.
  private static final String SYNC =
      """
      with rows as (
        select 'p' as kind, concat_ws('|', dossier, unit, procedure, status, state,
               acknowledged_digest, snapshot_digest) as row
        from   push
        union all
        select 'g', concat_ws('|', dossier, at, status, by) from progress_sent
        union all
        select 'k', concat_ws('|', dossier, wrapped) from dossier_key
        union all
        select 'e', concat_ws('|', source, id, recorded) from event)
      """;

  /// What is watched, and what stands alerted.
  private static final String NOTIFICATION =
      """
      with rows as (
        select 'a' as kind, concat_ws('|', dossier, promise_number, stage, occurrence, agency) as row
        from   alert where state = 'standing'
        union all
        select 'w', concat_ws('|', dossier, procedure, responsible, received_at, promise_number, due,
               overdue_from, paused)
        from   watch
        union all
        select 'e', concat_ws('|', source, id, recorded) from event)
      """;

  private static final Map<String, String> ROWS =
      Map.of("scoring", SCORING, "sync", SYNC, "notification", NOTIFICATION);

  private final PackagedSuite suite;

  Beliefs(PackagedSuite suite) {
    this.suite = suite;
  }

  /// For each kind of row how many there are, and the digest of all.
  Map<String, String> digest(String service) throws IOException, SQLException {
    var digests = new TreeMap<String, String>();
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://" + suite.postgres() + "/" + service, "postgres", password());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                ROWS.get(service)
                    + """
                    select kind, count(*), md5(string_agg(row, chr(10) order by row collate "C"))
                    from   rows group by kind
                    """)) {
      while (rows.next()) {
        digests.put(rows.getString(1), rows.getLong(2) + " " + rows.getString(3));
      }
    }
    return digests;
  }

  /// One number.
  long number(String service, String sql) throws IOException, SQLException {
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://" + suite.postgres() + "/" + service, "postgres", password());
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /// Takes everything from a database, as if it had just been created. The service is in its way.
  void forget(String service) {
    await()
        .atMost(LONG)
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> {
          try (var connection =
                  DriverManager.getConnection(
                      "jdbc:postgresql://" + suite.postgres() + "/" + service,
                      "postgres",
                      password());
              var statement = connection.createStatement()) {
            statement.execute(
                "drop schema public cascade; create schema public authorization " + service);
            return true;
          }
        });
  }

  private String password() throws IOException {
    return Files.readString(suite.directory().resolve("postgres/superuser.password")).strip();
  }

  /// Everything that must be the same after a database was put back.
  ///
  /// @param digests of the databases of those that follow the events
  /// @param portal what the portal holds: for each dossier its versions and its steps
  /// @param messages what came to the inbox, by way and id
  record Believed(
      Map<String, Map<String, String>> digests,
      Map<String, String> portal,
      List<String> messages) {}

  /// Until everything is scored, told to the portal, and told to the agency.
  void settle(List<Life> lives) {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .untilAsserted(() -> {
          var events =
              number("intake", "select count(*) from register where topic = 'dossier-events'");
          for (var service : FOLLOWERS) {
            assertThat(number(service, "select count(*) from event")).as(service).isEqualTo(events);
          }
          assertThat(
                  number(
                      "sync",
                      "select count(*) from push where state not in ('DA_DONG_BO', 'KHONG_GUI')"))
              .isZero();
          assertThat(
                  number(
                      "notification",
                      "select count(*) from watch where overdue_from <= (now() at time zone 'Asia/Ho_Chi_Minh')::date"))
              .isEqualTo(
                  number(
                      "notification",
                      "select count(*) from alert where state = 'standing' and stage = 'overdue'"));
          assertThat(
                  number(
                      "notification",
                      "select count(*) from delivery d join alert a on a.id = d.alert where a.state = 'standing' and told_at is null and not held"))
              .isZero();
          assertThat(
                  number(
                      "notification",
                      "select count(*) from alert a where state = 'standing' and not addressed and exists (select from mailbox b where b.agency = a.agency)"))
              .isZero();
          try (var portal = new PortalDesk(suite.portal())) {
            var held = portal.held("");
            for (var life : lives) {
              if (life.isLate()) {
                assertThat(held).doesNotContainKey(life.code());
              } else {
                assertThat(held).containsKey(life.code());
                assertThat(held.get(life.code()).steps()).as(life.code()).isEqualTo(life.steps());
              }
            }
          }
        });
  }

  Believed now() throws Exception {
    var digests = new TreeMap<String, Map<String, String>>();
    for (var service : FOLLOWERS) {
      digests.put(service, digest(service));
    }
    var portal = new TreeMap<String, String>();
    try (var desk = new PortalDesk(suite.portal());
        var operator = suite.as(Identities.OPERATOR)) {
      desk.held("")
          .forEach((code, held) ->
              portal.put(code, held.versions().size() + " versions, steps " + held.steps()));
      var messages = new ArrayList<String>();
      for (JsonNode message : operator.get("/inbox/messages")) {
        messages.add(message.path("way").asText() + " " + message.path("id").asText());
      }
      messages.sort(null);
      return new Believed(digests, portal, messages);
    }
  }
}
