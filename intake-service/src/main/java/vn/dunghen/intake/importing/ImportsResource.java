package vn.dunghen.intake.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
import vn.dunghen.intake.receiving.Bodies;

/// Takes a file of history in, or says what would become of it. One file at a time: each is held in
/// memory.
@Path("/api/imports")
@Blocking
@Tag(name = "Imports")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class ImportsResource {

  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final int LONGEST_MAPPING = 4_000;
  private static final int LONGEST_SOURCE = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Importing importing;
  private final ImportConfig config;
  private final CurrentCaller callers;
  private final Semaphore turn = new Semaphore(1);

  ImportsResource(Importing importing, ImportConfig config, CurrentCaller callers) {
    this.importing = importing;
    this.config = config;
    this.callers = callers;
  }

  @POST
  @Operation(
      summary = "Imports history from a file, or says what would become of it",
      description =
          "One row is one dossier: its reception and, where the row says so, its completion. The"
              + " heading names the columns: code, procedure, unit, channel and receivedAt are"
              + " needed; responsible, promise, term, recordedAt and completedAt may be there. Times"
              + " are ISO 8601 with an offset, or dd/MM/yyyy with or without HH:mm in"
              + " Asia/Ho_Chi_Minh; a promise or a completion of a day alone is its last instant,"
              + " other times its first. The same file again gives duplicates. Rows that are wrong"
              + " are told, the others are taken.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = CSV,
            schema = @Schema(type = SchemaType.STRING),
            example =
                """
                code;procedure;unit;channel;receivedAt;promise;term;completedAt
                H26-1;1.004884;TX-BPMC;counter;04/03/2024 09:15;25/03/2024;;
                H26-2;1.004884;TX-BPMC;online;04/03/2024 10:00;;10 working-day;18/03/2024 15:00
                """),
        @Content(
            mediaType = XLSX,
            schema = @Schema(type = SchemaType.STRING, format = "binary"),
            example = "(the same table on the first sheet of a workbook)")
      })
  @APIResponse(
      responseCode = "200",
      description = "What became, or would become, of the rows.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ImportAnswer.class),
              example =
                  """
                  {"rows":2,"events":3,"accepted":2,"duplicate":0,"conflict":0,"invalid":1,"forbidden":0,
                   "dryRun":true,"problems":[{"row":3,"column":"unit","reason":"is not a known agency"}],
                   "problemsLeftOut":0}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "Invalid")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.Named.IMPORTER)
  public ImportAnswer run(
      InputStream body,
      @Context HttpHeaders headers,
      @Parameter(description = "true: judge only, write nothing", example = "true")
          @QueryParam("dryRun")
          @Nullable String dryRun,
      @Parameter(
              description =
                  "JSON object, field to column heading; without it a column has the field's own name",
              example = "{\"code\":\"Mã hồ sơ\"}")
          @QueryParam("mapping")
          @Nullable String mapping,
      @Parameter(
              description =
                  "Where the events come from; /import/ and the caller's agency where absent",
              example = "/import/TX")
          @QueryParam("source")
          @Nullable String source)
      throws IOException, InterruptedException {
    Caller caller = callers.get();
    boolean isXlsx = isXlsx(headers);
    var wish =
        new Importing.Wish(caller, source(source, caller), mapping(mapping), isDryRun(dryRun));
    if (!turn.tryAcquire()) {
      throw new ProblemException(
          Problem.of(ProblemType.UNAVAILABLE, "Another file is being imported; try again soon."),
          Map.of(HttpHeaders.RETRY_AFTER, "10"));
    }
    try {
      byte[] file = Bodies.readAtMost(body, config.file().asLongValue());
      return importing.run(
          isXlsx ? new XlsxTable(file, config.unpacked().asLongValue()) : new CsvTable(file), wish);
    } catch (Table.UnreadableFile unreadable) {
      throw ProblemException.of(ProblemType.INVALID, String.valueOf(unreadable.getMessage()));
    } catch (Table.TooMuch tooMuch) {
      throw ProblemException.of(ProblemType.TOO_LARGE, String.valueOf(tooMuch.getMessage()));
    } finally {
      turn.release();
    }
  }

  private static boolean isXlsx(HttpHeaders headers) {
    String given = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
    String name = "";
    if (given != null) {
      try {
        MediaType type = MediaType.valueOf(given);
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        name =
            charset == null || charset.equalsIgnoreCase("utf-8")
                ? (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT)
                : "";
      } catch (IllegalArgumentException noMediaType) {
        name = "";
      }
    }
    return switch (name) {
      case CSV -> false;
      case XLSX -> true;
      default ->
          throw ProblemException.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "History is taken as text/csv in UTF-8, or as " + XLSX + ".");
    };
  }

  private static boolean isDryRun(@Nullable String given) {
    return switch (given) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.parameter("dryRun", "must be true or false");
    };
  }

  private static String source(@Nullable String given, Caller caller) {
    if (given == null) {
      if (caller.agencies().isEmpty()) {
        throw ProblemException.parameter("source", "is needed: the caller has no agency");
      }
      return "/import/" + caller.agencies().getFirst();
    }
    if (given.isBlank() || given.length() > LONGEST_SOURCE) {
      throw ProblemException.parameter(
          "source", "must have 1 to " + LONGEST_SOURCE + " characters");
    }
    return given;
  }

  private static Map<Field, String> mapping(@Nullable String given) {
    var mapping = new EnumMap<Field, String>(Field.class);
    if (given == null || given.isBlank()) {
      return mapping;
    }
    if (given.length() > LONGEST_MAPPING) {
      throw ProblemException.parameter("mapping", "is longer than " + LONGEST_MAPPING);
    }
    Map<String, Object> read;
    try {
      read = JSON.readValue(given, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException noJson) {
      throw ProblemException.parameter("mapping", "must be a JSON object: field to heading");
    }
    if (read == null) {
      throw ProblemException.parameter("mapping", "must be a JSON object: field to heading");
    }
    read.forEach((word, heading) -> {
      Field field =
          Field.of(word)
              .orElseThrow(
                  () -> ProblemException.parameter("mapping", "names a field that is not known"));
      if (!(heading instanceof String text) || text.isBlank()) {
        throw ProblemException.parameter("mapping", "must give a heading for " + field.word());
      }
      mapping.put(field, text);
    });
    return mapping;
  }
}
