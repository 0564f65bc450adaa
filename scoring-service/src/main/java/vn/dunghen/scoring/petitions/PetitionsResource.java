package vn.dunghen.scoring.petitions;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.consuming.Watermarks;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.event.PetitionEvent.Kind;
import vn.dunghen.dossier.petition.PetitionClock;
import vn.dunghen.dossier.petition.PetitionCounts;
import vn.dunghen.dossier.petition.PetitionState;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.statements.Asked;

/// Petitions and what they come to.
@Path("/api/petitions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Petitions")
class PetitionsResource {

  private final DataSource database;
  private final References references;
  private final Petitions petitions;
  private final Visibility visibility;

  PetitionsResource(
      DataSource database, References references, Petitions petitions, Visibility visibility) {
    this.database = database;
    this.references = references;
    this.petitions = petitions;
    this.visibility = visibility;
  }

  /// @param knownThrough every petition event stamped at or before it is in the answer; null while
  ///   that is not known
  record PetitionsAnswer(
      String unit,
      String period,
      OffsetDateTime judgedAt,
      @Nullable OffsetDateTime knownThrough,
      PetitionCounts counts,
      List<PetitionAnswer> petitions) {}

  /// @param receivedOrEnded whether it counts for 5.2
  /// @param received whether it counts for 5.1 and 5.3
  record PetitionAnswer(
      String petition,
      String unit,
      @Nullable String kind,
      @Nullable String dossier,
      @Nullable String procedure,
      String standing,
      @Nullable OffsetDateTime submittedAt,
      @Nullable OffsetDateTime firstReceivedAt,
      @Nullable OffsetDateTime waitingSince,
      @Nullable OffsetDateTime endedAt,
      @Nullable OffsetDateTime publishedAt,
      int likes,
      int dislikes,
      boolean complainedAgain,
      boolean overdue,
      boolean receivedOrEnded,
      boolean received,
      List<ClockAnswer> clocks) {}

  record ClockAnswer(String clock, LocalDate lastDay, String reading) {}

  @GET
  @Operation(
      summary = "The petitions of an agency in a period",
      description =
          "Those that count for indicators 5.1 to 5.3, of the agency with all below it, as they are"
              + " at the end of the period and as known at an instant or, without asOf, now. Each"
              + " number is the length of a part of the list: receivedOrEnded and not overdue is"
              + " onTime; received and neither overdue, nor with more dislikes than likes, nor"
              + " complained about again is satisfied. No personal data.")
  @APIResponse(
      responseCode = "200",
      description = "Counts and list.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"unit":"TX","period":"2024-09","judgedAt":"2024-09-30T23:59:59.999999+07:00",
                   "knownThrough":"2026-11-22T09:00:01.204+07:00","counts":{"regulation":2,"conduct":15,
                   "receivedOrEnded":19,"onTime":17,"received":17,"satisfied":14},"petitions":[
                   {"petition":"PAKN.20240902.0017","unit":"TX-TNMT","kind":"conduct",
                    "dossier":"H26.48-240304-0017","procedure":"1.004884","standing":"handled",
                    "submittedAt":"2024-09-02T08:15:00+07:00","firstReceivedAt":"2024-09-04T09:00:00+07:00",
                    "waitingSince":"2024-09-04T09:00:00+07:00","endedAt":"2024-09-18T10:00:00+07:00",
                    "publishedAt":"2024-09-19T08:00:00+07:00","likes":3,"dislikes":1,"complainedAgain":false,
                    "overdue":false,"receivedOrEnded":true,"received":true,
                    "clocks":[{"clock":"handling","lastDay":"2024-09-25","reading":"kept"}]}]}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public PetitionsAnswer petitions(
      @Parameter(example = "TX") @RestQuery @Nullable String unit,
      @Parameter(example = "2024-09") @RestQuery @Nullable String period,
      @Parameter(example = "2024-10-02T10:00:00+07:00") @RestQuery @Nullable String asOf)
      throws SQLException {
    String agency = Asked.code("unit", unit == null ? "" : unit);
    Period asked = Asked.period("period", period);
    Optional<Instant> known = Asked.instant("asOf", asOf);
    return Snapshot.read(
        database,
        tx -> {
          visibility.require(references.book(tx), agency);
          Petitions.Answer answer = petitions.answer(tx, agency, asked, known);
          return new PetitionsAnswer(
              agency,
              asked.wire(),
              answer.judged().atZone(CivilTime.ZONE).toOffsetDateTime(),
              local(Watermarks.lowest(tx, List.of(Topics.PETITION_EVENTS.name())).orElse(null)),
              answer.counts(),
              answer.items().stream().map(item -> shown(item, answer)).toList());
        });
  }

  private static PetitionAnswer shown(Petitions.Item item, Petitions.Answer answer) {
    PetitionState state = item.state();
    Kind kind = state.kind();
    return new PetitionAnswer(
        item.petition(),
        state.unit(),
        kind == null ? null : kind.wire(),
        state.about().dossier(),
        state.about().procedure(),
        state.standing().wire(),
        local(state.submittedAt()),
        local(state.firstReceivedAt()),
        local(state.waitingSince()),
        local(state.endedAt()),
        local(state.publishedAt()),
        state.likes(),
        state.dislikes(),
        item.counted().complainedAgain(),
        item.counted().overdue(),
        item.counted().receivedOrEnded(),
        item.counted().received(),
        Arrays.stream(PetitionClock.values())
            .flatMap(clock -> clock(clock, state, answer).stream())
            .toList());
  }

  private static Optional<ClockAnswer> clock(
      PetitionClock clock, PetitionState state, Petitions.Answer answer) {
    return clock
        .read(state, answer.calendar(), answer.judged())
        .flatMap(reading ->
            clock
                .lastDay(state, answer.calendar())
                .map(last ->
                    new ClockAnswer(clock.wire(), last, reading.name().toLowerCase(Locale.ROOT))));
  }

  private static @Nullable OffsetDateTime local(@Nullable Instant instant) {
    return instant == null ? null : instant.atZone(CivilTime.ZONE).toOffsetDateTime();
  }
}
