package vn.dunghen.sync.reconciling;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.AskedNumber;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.problem.RequiredText;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.sync.reconciling.model.Difference;

/// Comparing a list that an agency exported from its portal account.
@Path("/api/sync/reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Reconciliation")
class ReconciliationsResource {

  private static final int LONGEST_REASON = 1000;

  private final DataSource database;
  private final References references;
  private final Reconciling reconciling;
  private final Reconciliations reconciliations;
  private final RecordedReconciliations recorded;
  private final Visibility visibility;
  private final CurrentCaller caller;
  private final InstantSource clock;

  ReconciliationsResource(
      DataSource database,
      References references,
      Reconciling reconciling,
      Reconciliations reconciliations,
      RecordedReconciliations recorded,
      Visibility visibility,
      CurrentCaller caller,
      InstantSource clock) {
    this.database = database;
    this.references = references;
    this.reconciling = reconciling;
    this.reconciliations = reconciliations;
    this.recorded = recorded;
    this.visibility = visibility;
    this.caller = caller;
    this.clock = clock;
  }

  /// What is to be pushed.
  ///
  /// @param kinds the differences; left out: what is missing on the portal
  public record Push(@Nullable List<Difference> kinds, @Nullable String reason) {

    static final Push NOTHING = new Push(null, null);
  }

  /// @param queued how many dossiers are pushed
  public record Queued(int queued) {}

  @POST
  @Consumes({
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    MediaType.APPLICATION_OCTET_STREAM
  })
  @RolesAllowed({Role.Named.OPERATOR, Role.Named.AGENCY})
  @Operation(
      summary = "Compare an exported list",
      description =
          "The body is the list, CSV (UTF-8) or XLSX, with the portal's column names. Nothing is"
              + " pushed by it. `asOf`: when it was exported; now, if left out.")
  @RequestBody(
      description = "The list as it was exported.",
      content = {
        @Content(
            mediaType = "text/csv",
            example =
                """
                MaHoSo,TrangThaiHoSo,NgayTiepNhan,NgayHenTra\
                """),
        @Content(
            mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            example =
                """
                (the file)\
                """),
        @Content(
            mediaType = "application/octet-stream",
            example =
                """
                (the file)\
                """)
      })
  @APIResponse(
      responseCode = "200",
      description = "How many differences there are of each kind.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"id":3,"agency":"H26.STP","asOf":"2026-11-22T07:00:00+07:00","listed":1204,"unreadable":0,
                   "differences":[{"kind":"THIEU_TREN_DVCQG","vi":"Thiếu trên DVCQG","en":"missing on the portal",
                   "dossiers":2,"pending":0}]}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public Reconciliations.Summary compare(
      @Parameter(example = "H26.15") @RestQuery @Nullable String agency,
      @Parameter(example = "2026-11-22T07:00:00+07:00") @RestQuery @Nullable String asOf,
      InputStream list)
      throws SQLException {
    if (agency == null || agency.isBlank()) {
      throw ProblemException.parameter("agency", "is required");
    }
    var book = Snapshot.read(database, references::book);
    visibility.require(book, agency);
    try {
      return reconciling.compare(
          list, agency, visibility.asked(book, agency), instant(asOf), caller.get().name());
    } catch (PortalList.Unreadable told) {
      throw ProblemException.of(ProblemType.INVALID, String.valueOf(told.getMessage()));
    } catch (PortalList.TooLarge told) {
      throw ProblemException.of(ProblemType.TOO_LARGE, String.valueOf(told.getMessage()));
    }
  }

  @GET
  @Operation(
      summary = "The latest comparisons",
      description =
          "Of an agency and all below it, or of all that the caller may see; the newest first, at"
              + " most a hundred.")
  @APIResponse(
      responseCode = "200",
      description = "The comparisons.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  [{"id":3,"agency":"H26.STP","asOf":"2026-11-22T07:00:00+07:00",
                    "at":"2026-11-22T07:04:10+07:00","who":"van-hanh","listed":1204,"unreadable":0}]\
                  """))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public List<RecordedReconciliations.Made> all(
      @Parameter(example = "H26.15") @RestQuery @Nullable String agency) throws SQLException {
    var book = Snapshot.read(database, references::book);
    return recorded.latest(visibility.asked(book, agency == null ? "" : agency));
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "A comparison", description = "How many differences there are of each kind.")
  @APIResponse(
      responseCode = "200",
      description = "The comparison.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"id":3,"agency":"H26.STP","asOf":"2026-11-22T07:00:00+07:00","listed":1204,"unreadable":0,
                   "differences":[{"kind":"THIEU_TREN_DVCQG","vi":"Thiếu trên DVCQG","en":"missing on the portal",
                   "dossiers":2,"pending":0}]}\
                  """))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Reconciliations.Summary one(@Parameter(example = "3") @RestPath long id)
      throws SQLException {
    return Snapshot.read(database, tx -> visible(tx, id));
  }

  @GET
  @Path("/{id}/differences")
  @Operation(
      summary = "What differs",
      description = "Of one kind or of all; paged (`after`, `size`).")
  @APIResponse(
      responseCode = "200",
      description = "A page of differences.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"items":[{"dossier":"000.00.18.H26-261122-0001","kind":"THIEU_TREN_DVCQG","vi":"Thiếu trên DVCQG",
                   "en":"missing on the portal","agency":"H26.STP","pending":false}]}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Reconciliations.Page differences(
      @Parameter(example = "3") @RestPath long id,
      @Parameter(example = "THIEU_TREN_DVCQG") @RestQuery @Nullable String kind,
      @Parameter(example = "000.00.18.H26-261122-0001") @RestQuery @Nullable String after,
      @Parameter(example = "100") @RestQuery @Nullable String size)
      throws SQLException {
    int atMost = (int) AskedNumber.of("size", size, 100, 1, 1000);
    List<Difference> kinds =
        Stream.of(Difference.values())
            .filter(each -> kind == null || kind.isBlank() || each.name().equals(kind))
            .toList();
    if (kinds.isEmpty()) {
      throw ProblemException.parameter("kind", "must be a kind of difference");
    }
    return Snapshot.read(
        database,
        tx -> {
          visible(tx, id);
          return reconciliations.page(tx, id, kinds, after == null ? "" : after, atMost);
        });
  }

  @POST
  @Path("/{id}/push")
  @RolesAllowed(Role.Named.OPERATOR)
  @Operation(
      summary = "Push what differs",
      description =
          "Body: {\"reason\": \"…\", \"kinds\": [\"THIEU_TREN_DVCQG\"]}. Without kinds: what is"
              + " missing on the portal. The reason is kept.")
  @RequestBody(
      description = "Why, and which kinds.",
      content = {
        @Content(
            mediaType = "application/json",
            example =
                """
                {"reason":"đối soát tháng 11","kinds":["THIEU_TREN_DVCQG"]}\
                """)
      })
  @APIResponse(
      responseCode = "200",
      description = "How many are pushed.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"queued":2}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public Queued push(@Parameter(example = "3") @RestPath long id, @Nullable Push request)
      throws SQLException {
    Push given = request == null ? Push.NOTHING : request;
    String reason = RequiredText.of("/reason", given.reason(), LONGEST_REASON);
    List<Difference> kinds =
        given.kinds() == null ? List.of(Difference.THIEU_TREN_DVCQG) : given.kinds();
    if (kinds.contains(null)) {
      throw ProblemException.field("/kinds", "must name kinds of difference");
    }
    String who = caller.get().name();
    return Transaction.<Queued, SQLException>in(
        database,
        tx -> {
          visible(tx, id);
          return new Queued(reconciling.push(tx, id, kinds, who, reason));
        });
  }

  private Reconciliations.Summary visible(Connection tx, long id) throws SQLException {
    Reconciliations.Summary found =
        reconciliations
            .one(tx, id)
            .orElseThrow(
                () -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such comparison."));
    visibility.require(references.book(tx), found.agency());
    return found;
  }

  private Instant instant(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return clock.instant();
    }
    try {
      return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
    } catch (DateTimeException noInstant) {
      throw ProblemException.parameter(
          "asOf", "must be a date and time with an offset, for example 2026-11-22T07:00:00+07:00");
    }
  }
}
