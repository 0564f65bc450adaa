package vn.dunghen.intake.receiving;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import vn.dunghen.chassis.correlation.Correlation;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.intake.reference.KnownReferences;

/// Takes events in over HTTP: CloudEvents 1.0 structured, binary, batched, or as an NDJSON stream.
@Path("/api/events")
@Blocking
@Tag(name = "Events")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class ReceivingResource {

  private final ReceivingEvents receiving;
  private final ReceivingStream stream;
  private final KnownReferences references;
  private final Rates rates;
  private final LimitsConfig limits;
  private final HeldBytes heldBytes;
  private final CurrentCaller callers;
  private final InstantSource clock;
  private final IntakeMetrics metrics;

  ReceivingResource(
      ReceivingEvents receiving,
      ReceivingStream stream,
      KnownReferences references,
      Rates rates,
      LimitsConfig limits,
      HeldBytes heldBytes,
      CurrentCaller callers,
      InstantSource clock,
      IntakeMetrics metrics) {
    this.receiving = receiving;
    this.stream = stream;
    this.references = references;
    this.rates = rates;
    this.limits = limits;
    this.heldBytes = heldBytes;
    this.callers = callers;
    this.clock = clock;
    this.metrics = metrics;
  }

  @POST
  @Operation(
      summary = "Takes events in",
      description =
          "One event (structured or binary), a batch, or a stream of any length. What is answered"
              + " as accepted is on disk. The same event again is a duplicate, whatever the order of"
              + " its members; another content under the same source and id is a conflict and goes"
              + " into quarantine.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = "application/cloudevents+json",
            schema = @Schema(type = SchemaType.OBJECT),
            examples = {
              @ExampleObject(name = "received", value = Examples.STRUCTURED),
              @ExampleObject(name = "voided", value = Examples.VOIDED)
            }),
        @Content(
            mediaType = "application/cloudevents-batch+json",
            schema = @Schema(type = SchemaType.ARRAY),
            examples = @ExampleObject(name = "batch", value = Examples.BATCH)),
        @Content(
            mediaType = "application/x-ndjson",
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "stream", value = Examples.STREAM)),
        @Content(
            mediaType = "application/json",
            schema = @Schema(type = SchemaType.OBJECT),
            examples =
                @ExampleObject(
                    name = "binary",
                    description = "The attributes are headers: ce-specversion, ce-id and so on.",
                    value = Examples.BINARY_DATA))
      })
  @APIResponse(
      responseCode = "202",
      description = "Accepted; of a batch or a stream, a result per event.",
      content = {
        @Content(
            mediaType = "application/json",
            examples = {
              @ExampleObject(name = "one", value = Examples.ACCEPTED),
              @ExampleObject(name = "batch", value = Examples.RESULTS)
            }),
        @Content(
            mediaType = "application/x-ndjson",
            example =
                "{\"index\":0,\"source\":\"/mot-cua/thanh-xuan\",\"id\":\"a-received\",\"result\":\"accepted\"}")
      })
  @APIResponse(
      responseCode = "200",
      description = "One event that was there before, with the same content.",
      content = @Content(mediaType = "application/json", example = Examples.DUPLICATE))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "Invalid")
  @APIResponse(responseCode = "429", ref = "TooManyRequests")
  @RolesAllowed({Role.Named.SOURCE, Role.Named.IMPORTER, Role.Named.OPERATOR, Role.Named.SERVICE})
  public Response post(InputStream body, @Context HttpHeaders headers)
      throws IOException, InterruptedException {
    Caller caller = callers.get();
    refuseEncodings(headers);
    Mode mode = mode(headers);
    if (mode == Mode.STREAM) {
      return streamed(body, caller);
    }
    try (HeldBytes.Share share = heldBytes.share()) {
      return whole(mode, body, headers, caller, share);
    }
  }

  private Response whole(
      Mode mode, InputStream body, HttpHeaders headers, Caller caller, HeldBytes.Share share)
      throws IOException {
    long most = (mode == Mode.BATCH ? limits.batch() : limits.single()).asLongValue();
    byte[] bytes = Bodies.readAtMost(body, most, share);
    return mode == Mode.BATCH
        ? batch(readBatch(bytes), caller)
        : single(
            mode == Mode.BINARY
                ? BinaryMode.read(headers.getRequestHeaders(), bytes)
                : JsonReading.readOne(bytes, 0, bytes.length),
            caller);
  }

  private enum Mode {
    STRUCTURED,
    BATCH,
    STREAM,
    BINARY
  }

  private static Mode mode(HttpHeaders headers) {
    String given = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (given == null || given.isBlank()) {
      throw unsupported("The header Content-Type is missing.");
    }
    MediaType type;
    try {
      type = MediaType.valueOf(given);
    } catch (IllegalArgumentException noMediaType) {
      throw unsupported("The header Content-Type names no media type.");
    }
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw unsupported("JSON is taken in UTF-8 only.");
    }
    return switch ((type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT)) {
      case "application/cloudevents+json" -> Mode.STRUCTURED;
      case "application/cloudevents-batch+json" -> Mode.BATCH;
      case "application/x-ndjson", "application/ndjson" -> Mode.STREAM;
      case "application/json" -> Mode.BINARY;
      default ->
          throw unsupported(
              "Events are taken as application/cloudevents+json,"
                  + " application/cloudevents-batch+json, application/x-ndjson, or"
                  + " application/json with ce- headers.");
    };
  }

  private static void refuseEncodings(HttpHeaders headers) {
    String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported("Compressed bodies are not taken.");
    }
  }

  private static ProblemException unsupported(String detail) {
    return ProblemException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
  }

  private List<JsonReading.Tree> readBatch(byte[] bytes) throws IOException {
    var trees = new ArrayList<JsonReading.Tree>();
    try (JsonParser parser = JsonReading.over(bytes, 0, bytes.length)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new JsonReading.MalformedJson("is empty");
      }
      if (first != JsonToken.START_ARRAY) {
        throw new ProblemException(
            Problem.of(ProblemType.INVALID, "A batch is a JSON array of events.")
                .withErrors(List.of(Problem.Violation.at("", "must be an array"))));
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (trees.size() == limits.batchEvents()) {
          throw Bodies.tooLarge("A batch holds at most " + limits.batchEvents() + " events.");
        }
        trees.add(JsonReading.readValue(parser));
      }
      if (parser.nextToken() != null) {
        throw new JsonReading.MalformedJson("has something after the end of its JSON value");
      }
    }
    return trees;
  }

  private Response single(JsonReading.Tree tree, Caller caller) {
    Verdict verdict = receive(List.of(tree), caller).getFirst();
    return switch (verdict) {
      case Verdict.Accepted(Instant at) ->
          json(202, MediaType.APPLICATION_JSON, Answers.single(tree, "accepted", at));
      case Verdict.Duplicate(Instant at) ->
          json(200, MediaType.APPLICATION_JSON, Answers.single(tree, "duplicate", at));
      case Verdict.Conflict _ ->
          throw ProblemException.of(
              ProblemType.CONFLICT,
              "The id is used for another content; this one was put into quarantine.");
      case Verdict.Invalid(List<Flaw> flaws) -> throw problem(ProblemType.INVALID, flaws);
      case Verdict.Forbidden(List<Flaw> flaws) -> throw problem(ProblemType.FORBIDDEN, flaws);
    };
  }

  private static ProblemException problem(ProblemType type, List<Flaw> flaws) {
    return new ProblemException(
        Problem.of(type)
            .withErrors(
                flaws.stream()
                    .map(flaw -> Problem.Violation.at(flaw.pointer(), flaw.reason()))
                    .toList()));
  }

  private Response batch(List<JsonReading.Tree> trees, Caller caller) {
    return json(202, MediaType.APPLICATION_JSON, Answers.batch(trees, receive(trees, caller)));
  }

  private List<Verdict> receive(List<JsonReading.Tree> trees, Caller caller) {
    rates.require(caller.name(), ReceivingStream.perSource(trees), references.today());
    List<Verdict> verdicts =
        receiving.receive(
            trees,
            new ReceivingEvents.Posting(caller, Correlation.current().orElse(""), clock.instant()));
    metrics.count(verdicts);
    return verdicts;
  }

  private Response streamed(InputStream body, Caller caller)
      throws IOException, InterruptedException {
    var streamed = stream.receive(body, caller, Correlation.current().orElse(""));
    if (streamed.readable() == 0) {
      streamed.answer().close();
      throw ProblemException.of(
          ProblemType.MALFORMED_JSON,
          streamed.lines() == 0 ? "The body is empty." : "No line of the body is a JSON object.");
    }
    StreamingOutput output =
        out -> {
          try (Spool answer = streamed.answer()) {
            answer.copyTo(out);
          }
        };
    return Response.status(202).type("application/x-ndjson").entity(output).build();
  }

  private static Response json(int status, String type, String text) {
    return Response.status(status).type(type).entity(text).build();
  }

  /// Names the place in malformed JSON where the parser knows it.
  @ServerExceptionMapper
  Response malformed(JsonProcessingException thrown) {
    return Problem.of(ProblemType.MALFORMED_JSON, JsonReading.sentence(thrown))
        .answering("/api/events", Correlation.current())
        .toResponse()
        .build();
  }
}
