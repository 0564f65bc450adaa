package vn.dunghen.scoring.procedures;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
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
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.event.ProcedureEvent.Component;
import vn.dunghen.dossier.event.ProcedureEvent.OnlineLevel;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;
import vn.dunghen.dossier.procedure.ProcedureCounts;
import vn.dunghen.dossier.procedure.ProcedureLife;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.procedures.model.Gap;
import vn.dunghen.scoring.statements.Asked;

/// The catalogue of procedures, its gaps and its deadlines.
@Path("/api/procedures")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Procedures")
class ProceduresResource {

  private final DataSource database;
  private final References references;
  private final Procedures procedures;
  private final Visibility visibility;
  private final InstantSource clock;

  ProceduresResource(
      DataSource database,
      References references,
      Procedures procedures,
      Visibility visibility,
      InstantSource clock) {
    this.database = database;
    this.references = references;
    this.procedures = procedures;
    this.visibility = visibility;
    this.clock = clock;
  }

  /// @param counts of the whole catalogue, for the period that was asked for
  record CatalogueAnswer(
      LocalDate on, @Nullable ProcedureCounts counts, List<ProcedureAnswer> procedures) {}

  /// @param gaps what the notice of the procedure has to show and the catalogue does not say
  /// @param missingComponents of its page on the national database, when last checked; null where
  ///   it never was
  /// @param online the level of the online service; null where there is none
  record ProcedureAnswer(
      String code,
      @Nullable String name,
      @Nullable String field,
      @Nullable String unit,
      List<String> gaps,
      @Nullable LocalDate checkedOn,
      @Nullable List<String> missingComponents,
      @Nullable String online,
      boolean withdrawn,
      List<DeadlineAnswer> deadlines) {}

  /// @param what `announce` or `publicise`
  record DeadlineAnswer(
      String decision, String what, LocalDate by, @Nullable LocalDate done, String standing) {}

  private enum Show {
    ALL,
    GAPS,
    DEADLINES
  }

  @GET
  @Operation(
      summary = "Procedures with gaps and deadlines",
      description =
          "Today's catalogue. `show=gaps` leaves those of which something is missing,"
              + " `show=deadlines` those with something to announce or make public; a deadline is"
              + " kept, open, due-soon (three working days or less), overdue or late. With a period"
              + " there are the counts of indicators 1.1 to 1.3 for the whole city. The catalogue is"
              + " public: procedures without a unit in charge are shown to everyone.")
  @APIResponse(
      responseCode = "200",
      description = "The procedures, by code.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"on":"2024-09-16","counts":{"announced":12,"announcedOnTime":9,"publicOrDue":12,
                   "publicOnTime":10,"published":240,"complete":231},"procedures":[{"code":"1.004884",
                   "name":"Đăng ký biến động quyền sử dụng đất","field":"Đất đai","unit":"TX-TNMT",
                   "gaps":["hotline"],"checkedOn":"2024-09-02","missingComponents":["authority"],
                   "online":"full","withdrawn":false,"deadlines":[{"decision":"3327/QĐ-UBND",
                   "what":"publicise","by":"2024-09-17","standing":"due-soon"}]}]}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public CatalogueAnswer catalogue(
      @Parameter(example = "TX-TNMT") @RestQuery @Nullable String unit,
      @Parameter(example = "2024-09") @RestQuery @Nullable String period,
      @Parameter(example = "deadlines") @RestQuery @Nullable String show)
      throws SQLException {
    String agency = unit == null || unit.isBlank() ? "" : Asked.code("unit", unit);
    Period asked = period == null || period.isBlank() ? null : Asked.period("period", period);
    Show shown = show(show);
    Instant now = clock.instant();
    LocalDate today = CivilTime.dayOf(now);
    return Snapshot.read(
        database,
        tx -> {
          var units = visibility.asked(references.book(tx), agency);
          var calendar = references.book(tx).latest().calendar();
          List<ProcedureAnswer> answers =
              procedures.today(tx, now).stream()
                  .filter(known -> known.isOf(units, agency.isEmpty()))
                  .map(known -> {
                    List<Deadline> deadlines =
                        known.life().decisions().stream()
                            .flatMap(d -> Deadline.of(d, calendar, today).stream())
                            .toList();
                    return shows(shown, known, deadlines)
                        ? Optional.of(answer(known, deadlines))
                        : Optional.<ProcedureAnswer>empty();
                  })
                  .flatMap(Optional::stream)
                  .toList();
          return new CatalogueAnswer(
              today,
              asked == null ? null : procedures.counts(tx, asked, Instant.MAX, now),
              answers);
        });
  }

  private static boolean shows(Show show, Procedures.Known known, List<Deadline> deadlines) {
    return switch (show) {
      case ALL -> true;
      case GAPS ->
          !known.gaps().isEmpty()
              || known.life().missing().filter(missing -> !missing.isEmpty()).isPresent();
      case DEADLINES -> deadlines.stream().anyMatch(Deadline::isPending);
    };
  }

  private static ProcedureAnswer answer(Procedures.Known known, List<Deadline> deadlines) {
    Procedure procedure = known.procedure();
    ProcedureLife life = known.life();
    OnlineLevel online = known.online();
    return new ProcedureAnswer(
        known.code(),
        procedure == null ? null : procedure.name(),
        procedure == null ? null : procedure.field(),
        procedure == null ? null : procedure.scope().unit(),
        known.gaps().stream().map(Gap::wire).toList(),
        life.checkedOn(),
        life.missing()
            .map(missing -> missing.stream().sorted().map(Component::wire).toList())
            .orElse(null),
        online == null ? null : online.wire(),
        life.withdrawn(),
        deadlines.stream()
            .map(d ->
                new DeadlineAnswer(
                    d.decision(), word(d.what()), d.by(), d.done(), word(d.standing())))
            .toList());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Show show(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Show.ALL;
    }
    for (Show each : Show.values()) {
      if (word(each).equals(text)) {
        return each;
      }
    }
    throw ProblemException.parameter("show", "must be all, gaps or deadlines");
  }
}
