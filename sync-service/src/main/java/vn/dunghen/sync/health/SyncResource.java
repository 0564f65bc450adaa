package vn.dunghen.sync.health;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.following.Visibility;
import vn.dunghen.sync.pushing.Requesting;
import vn.dunghen.sync.pushing.model.PushState;

/// How synchronising stands: as a whole, by agency, by dossier; and sending again.
@Path("/api/sync")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Synchronising")
class SyncResource {

  private static final int LONGEST_REASON = 1000;
  private static final int MOST_AT_ONCE = 10_000;

  private final DataSource database;
  private final Telling telling;
  private final Dossiers dossiers;
  private final Requesting requesting;
  private final Visibility visibility;
  private final CurrentCaller caller;

  SyncResource(
      DataSource database,
      Telling telling,
      Dossiers dossiers,
      Requesting requesting,
      Visibility visibility,
      CurrentCaller caller) {
    this.database = database;
    this.telling = telling;
    this.dossiers = dossiers;
    this.requesting = requesting;
    this.visibility = visibility;
    this.caller = caller;
  }

  /// What is to be sent again.
  ///
  /// @param dossiers their codes; left out when one is named in the path
  public record Resend(
      @Nullable List<String> dossiers,
      @Nullable String reason,
      @Nullable Boolean unconfirmedProgress) {

    static final Resend NOTHING = new Resend(null, null, null);
  }

  /// @param queued how many dossiers are sent again
  public record Queued(int queued) {}

  @GET
  @Path("/health")
  @Operation(
      summary = "How synchronising stands",
      description =
          "By responsible unit, of an agency's subtree or of all that the caller may see: waiting,"
              + " sent, failed by class, the oldest waiting, the last success; and the breaker.")
  @APIResponse(
      responseCode = "200",
      description = "The lights.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"configured":true,"breaker":"closed","lastRun":"2026-11-23T07:34:09+07:00",
                   "lastSuccess":"2026-11-23T07:34:09+07:00","light":{"level":"good","word":"Thông suốt","wordEn":"working",
                   "message":"0 hồ sơ đang chờ, 18 hồ sơ đã đồng bộ.","messageEn":"0 dossiers wait, 18 are in sync."},
                   "total":{"waiting":0,"sending":0,"sent":18,"failed":{},"needSomebody":0,"notPushed":60},"agencies":[]}\
                  """))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public HealthAnswer health(@Parameter(example = "H26.15") @RestQuery @Nullable String agency)
      throws SQLException {
    return telling.health(agency);
  }

  @GET
  @Path("/dossiers")
  @Operation(
      summary = "The dossiers in a state",
      description =
          "Without `state`: all that are not in sync. Paged by dossier code (`after`, `size`).")
  @APIResponse(
      responseCode = "200",
      description = "A page of dossiers.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"items":[{"dossier":"000.00.18.H26-261122-0001","agency":"H26.STP","state":"LOI_DU_LIEU",
                   "stateVi":"Lỗi dữ liệu","stateEn":"data error","tries":0}]}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public Dossiers.Page page(
      @Parameter(example = "LOI_DU_LIEU") @RestQuery @Nullable String state,
      @Parameter(example = "H26.15") @RestQuery @Nullable String agency,
      @Parameter(example = "000.00.18.H26-261122-0001") @RestQuery @Nullable String after,
      @Parameter(example = "100") @RestQuery @Nullable String size)
      throws SQLException {
    int atMost = (int) AskedNumber.of("size", size, 100, 1, 1000);
    var states = states(state);
    ReferenceBook book = telling.book();
    Set<String> units = telling.units(book, agency);
    return Snapshot.read(
        database, tx -> dossiers.page(tx, units, states, after == null ? "" : after, atMost));
  }

  static List<PushState> states(@Nullable String state) {
    if (state == null || state.isBlank()) {
      return Stream.of(PushState.values())
          .filter(each -> each.isWaiting() || each.needsSomebody())
          .toList();
    }
    return Stream.of(PushState.values())
        .filter(each -> each.name().equals(state))
        .findFirst()
        .map(List::of)
        .orElseThrow(() ->
            ProblemException.parameter(
                "state",
                "must be one of "
                    + Arrays.stream(PushState.values())
                        .map(PushState::name)
                        .collect(Collectors.joining(", "))));
  }

  @GET
  @Path("/dossiers/{code}")
  @Operation(
      summary = "How one dossier stands with the portal",
      description = "Its state, what the portal shows of it, and what became of each attempt.")
  @APIResponse(
      responseCode = "200",
      description = "The dossier.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"dossier":{"dossier":"000.00.18.H26-261122-0001","agency":"H26.STP","state":"LOI_DU_LIEU",
                   "stateVi":"Lỗi dữ liệu","stateEn":"data error","tries":0},"portal":null,"attempts":[]}\
                  """))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Dossiers.Whole dossier(
      @Parameter(example = "000.00.15.H26-260901-0001") @RestPath String code) throws SQLException {
    ReferenceBook book = telling.book();
    Dossiers.Whole whole =
        Snapshot.read(database, tx -> dossiers.one(tx, code)).orElseThrow(() -> unknown(code));
    visibility.require(book, whole.dossier().agency());
    return whole;
  }

  @POST
  @Path("/dossiers/{code}/resend")
  @RolesAllowed(Role.Named.OPERATOR)
  @Operation(
      summary = "Send one dossier again",
      description =
          "Body: {\"reason\": \"…\", \"unconfirmedProgress\": false}. The reason is kept.")
  @RequestBody(
      description = "Why.",
      content = {
        @Content(
            mediaType = "application/json",
            example =
                """
                {"reason":"Cổng đã sửa danh mục thủ tục","unconfirmedProgress":false}\
                """)
      })
  @APIResponse(
      responseCode = "200",
      description = "How many are sent again.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"queued":1}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public Queued resend(
      @Parameter(example = "000.00.15.H26-260901-0001") @RestPath String code,
      @Nullable Resend request)
      throws SQLException {
    Queued queued = send(List.of(code), request == null ? Resend.NOTHING : request);
    if (queued.queued() == 0) {
      throw unknown(code);
    }
    return queued;
  }

  @POST
  @Path("/dossiers/resend")
  @RolesAllowed(Role.Named.OPERATOR)
  @Operation(
      summary = "Send many dossiers again",
      description = "Body: {\"dossiers\": [\"…\"], \"reason\": \"…\"}; at most 10,000 at once.")
  @RequestBody(
      description = "Which, and why.",
      content = {
        @Content(
            mediaType = "application/json",
            example =
                """
                {"dossiers":["000.00.15.H26-260901-0001"],"reason":"Cổng đã sửa danh mục thủ tục"}\
                """)
      })
  @APIResponse(
      responseCode = "200",
      description = "How many are sent again.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"queued":1}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public Queued resendMany(@Nullable Resend request) throws SQLException {
    Resend given = request == null ? Resend.NOTHING : request;
    List<String> codes = given.dossiers() == null ? List.of() : given.dossiers();
    if (codes.isEmpty() || codes.size() > MOST_AT_ONCE || codes.contains(null)) {
      throw ProblemException.field("/dossiers", "must name 1 to " + MOST_AT_ONCE + " dossiers");
    }
    return send(codes, given);
  }

  private Queued send(List<String> codes, Resend request) throws SQLException {
    String reason = RequiredText.of("/reason", request.reason(), LONGEST_REASON);
    ReferenceBook book = telling.book();
    var visible = visibility.of(book);
    String who = caller.get().name();
    return Transaction.<Queued, SQLException>in(
        database,
        tx -> {
          Map<String, String> units = dossiers.units(tx, codes);
          if (!units.values().stream().allMatch(visible)) {
            throw ProblemException.of(
                ProblemType.FORBIDDEN,
                "This belongs to an agency outside of those that your identity is bound to.");
          }
          return new Queued(
              requesting.push(
                  tx,
                  units.keySet(),
                  new Requesting.Request(
                      who, reason, "resend", Boolean.TRUE.equals(request.unconfirmedProgress()))));
        });
  }

  private static ProblemException unknown(String code) {
    return ProblemException.of(ProblemType.NOT_FOUND, "No dossier has the code " + code + ".");
  }
}
