package vn.dunghen.intake.officialresults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Envelope.Body;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.intake.receiving.TakingIn;
import vn.dunghen.intake.receiving.Verdict;
import vn.dunghen.intake.register.Transactions;

/// The form for one letter. It is shown first what would be posted and what that changes; sent is
/// only what was shown. Taken in by the same door as a table.
@Path("/letters/new")
@Blocking
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RolesAllowed(Role.Named.OPERATOR)
@Tag(name = "Imports")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class LetterPages {

  private static final int UNPROCESSABLE = 422;

  private final TakingIn takingIn;
  private final Transactions transactions;
  private final EarlierLetters earlier;
  private final CurrentCaller callers;
  private final JsonMapper json = JsonMapper.builder().build();

  LetterPages(
      TakingIn takingIn, Transactions transactions, EarlierLetters earlier, CurrentCaller callers) {
    this.takingIn = takingIn;
    this.transactions = transactions;
    this.earlier = earlier;
    this.callers = callers;
  }

  @CheckedTemplate(basePath = "letters")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance form(String title, String titleEn, View view);
  }

  /// @param preview null before anything was filled in, and where something is wrong
  /// @param outcome accepted, duplicate or conflict; empty before it was sent
  record View(List<Field> fields, @Nullable Preview preview, String outcome) {
    View {
      fields = List.copyOf(fields);
    }
  }

  /// @param problem what is wrong; null where nothing is
  record Field(
      String name,
      String vi,
      String en,
      String example,
      boolean needed,
      String value,
      @Nullable String problem) {}

  /// @param id of the event: sent is only what was shown under it
  record Preview(String id, String event, List<LetterEffects.Effect> effects) {
    Preview {
      effects = List.copyOf(effects);
    }
  }

  @GET
  @Operation(
      summary = "The form for one letter",
      description = "What a letter says officially of one agency for one period. For operators.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  public TemplateInstance empty() {
    return page(new View(fields(null), null, ""));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(
      summary = "Shows what a letter would change, then takes it in",
      description =
          "Without `previewed` the page says what would be posted and what it changes, and writes"
              + " nothing. With `previewed`, the id that was shown, the letter is taken in as an event"
              + " vn.dunghen.national-standing.v1; if the fields say something else by now, that is"
              + " shown instead. 422 with the page where a field is wrong, the reason beside it.")
  @RequestBody(
      content =
          @Content(
              mediaType = "application/x-www-form-urlencoded",
              example =
                  "unit=H26&period=2024-09&dataTakenAt=02%2F10%2F2024+10%3A00&total=55%2C99"
                      + "&change=-3%2C93&rank=60&of=63&number=3327%2FUBND-KSTTHC&date=03%2F10%2F2024"))
  @APIResponse(
      responseCode = "200",
      description = "The page with the preview, or with what became of it.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(
      responseCode = "422",
      description =
          "What is wrong: the page with the reasons beside the fields for who accepts pages, else a"
              + " problem that names them.",
      content = {
        @Content(
            mediaType = "application/problem+json",
            example =
                """
                {"type":"https://dunghen.vn/problems/invalid","title":"The request is not valid",
                 "titleVi":"Yêu cầu không hợp lệ","status":422,"detail":"The letter has flaws.",
                 "errors":[{"parameter":"total","reason":"must be a number, for example 55.99"}]}\
                """),
        @Content(mediaType = "text/html", example = "<!doctype html>…")
      })
  @APIResponse(responseCode = "429", ref = "TooManyRequests")
  public Response filled(MultivaluedMap<String, String> sent, @Context HttpHeaders headers) {
    Caller caller = callers.get();
    if (caller.agencies().isEmpty()) {
      throw ProblemException.of(ProblemType.FORBIDDEN, "The caller is bound to no agency.");
    }
    LetterForm form = form(sent);
    Letter letter = form.letter();
    if (letter == null) {
      return wrong(form, headers);
    }
    String source = "/official-results/" + caller.agencies().getFirst();
    Map<String, @Nullable Object> event = letter.event(source);
    String id = String.valueOf(event.get("id"));
    boolean shown = id.equals(sent.getFirst("previewed"));
    takingIn.requireTurn(caller, source, 1);
    Verdict verdict =
        shown
            ? takingIn.take(List.of(event), caller).getFirst()
            : transactions.rehearse(() -> takingIn.take(List.of(event), caller)).getFirst();
    flaws(verdict).forEach(form::flaw);
    if (form.hasProblems()) {
      return wrong(form, headers);
    }
    return Response.ok(
            page(
                shown
                    ? new View(fields(form), null, outcome(verdict))
                    : new View(fields(form), preview(id, event, form), "")))
        .build();
  }

  private static LetterForm form(MultivaluedMap<String, String> sent) {
    var given = new EnumMap<LetterField, String>(LetterField.class);
    for (LetterField field : LetterField.values()) {
      given.put(field, Objects.requireNonNullElse(sent.getFirst(field.wire()), ""));
    }
    return new LetterForm(given);
  }

  private Preview preview(String id, Map<String, @Nullable Object> event, LetterForm form) {
    if (Envelope.read(event) instanceof Read.Sound<Envelope>(Envelope envelope)
        && envelope.body() instanceof Body.Standing(NationalStanding letter)) {
      return new Preview(
          id, written(event), LetterEffects.of(letter, earlier.of(form.value(LetterField.UNIT))));
    }
    throw new IllegalStateException("A letter that is taken is an official standing.");
  }

  private String written(Map<String, @Nullable Object> event) {
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(event);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Maps, texts and numbers are always JSON.", impossible);
    }
  }

  private static List<Flaw> flaws(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted _, Verdict.Duplicate _, Verdict.Conflict _ -> List.of();
      case Verdict.Invalid(List<Flaw> found) -> found;
      case Verdict.Forbidden(List<Flaw> found) -> found;
    };
  }

  private static String outcome(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted _ -> "accepted";
      case Verdict.Duplicate _ -> "duplicate";
      case Verdict.Conflict _ -> "conflict";
      case Verdict.Invalid _, Verdict.Forbidden _ ->
          throw new IllegalStateException("What is wrong was told beside its field.");
    };
  }

  private static Response wrong(LetterForm form, HttpHeaders headers) {
    if (!headers.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE)) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID, "The letter has flaws.").withErrors(form.problems()));
    }
    return Response.status(UNPROCESSABLE).entity(page(new View(fields(form), null, ""))).build();
  }

  private static TemplateInstance page(View view) {
    return Templates.form("Nhập kết quả chính thức từ công văn", "An official letter", view);
  }

  private static List<Field> fields(@Nullable LetterForm form) {
    return Arrays.stream(LetterField.values())
        .map(field ->
            new Field(
                field.wire(),
                field.vi(),
                field.en(),
                field.example(),
                field.isNeeded(),
                form == null ? "" : form.value(field),
                form == null ? null : form.problem(field)))
        .toList();
  }
}
