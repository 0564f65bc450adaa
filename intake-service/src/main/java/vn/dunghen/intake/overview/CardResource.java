package vn.dunghen.intake.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.intake.sequencing.Sequencer;

/// The service's card on the first page: counts only, for whoever has signed in.
@Path("/fragments/intake")
@Authenticated
@Tag(name = "Pages")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
public class CardResource {

  private static final Locale VIETNAMESE = Locale.of("vi", "VN");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/uuuu").withZone(CivilTime.ZONE);

  private final TakingPictures pictures;
  private final Sequencer sequencer;
  private final OverviewConfig config;

  CardResource(TakingPictures pictures, Sequencer sequencer, OverviewConfig config) {
    this.pictures = pictures;
    this.sequencer = sequencer;
    this.config = config;
  }

  @CheckedTemplate(basePath = "overview")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance card(Optional<Card> card);
  }

  /// The picture in words.
  ///
  /// @param held whether an event waits for its position for too long
  /// @param cutOff whether the broker takes nothing from this instance, which is the active one
  /// @param anyOpen whether anything is open in quarantine
  /// @param anySilent whether a source is silent
  record Card(
      String takenAt,
      String today,
      String unsequenced,
      String unpublished,
      String quarantineOpen,
      String sources,
      String silentSources,
      long silentHours,
      boolean held,
      boolean cutOff,
      boolean anyOpen,
      boolean anySilent) {}

  @GET
  @Operation(
      summary = "The service's card on the first page",
      description = "A fragment of HTML: counts only, for whoever has signed in.")
  @APIResponse(
      responseCode = "200",
      description = "The card.",
      content =
          @Content(
              mediaType = "text/html",
              example =
                  """
                  <h3>Tiếp nhận sự kiện</h3><p>…</p>\
                  """))
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public TemplateInstance card() {
    return Templates.card(pictures.last().map(this::words));
  }

  private Card words(Picture picture) {
    return new Card(
        TIME.format(picture.takenAt()),
        written(picture.today()),
        written(picture.unsequenced()),
        written(picture.unpublished()),
        written(picture.quarantineOpen()),
        written(picture.sources()),
        written(picture.silentSources()),
        config.silentAfter().toHours(),
        picture.oldestAge().compareTo(config.longestWait()) > 0,
        sequencer.isActive() && !sequencer.isConnected(),
        picture.quarantineOpen() > 0,
        picture.silentSources() > 0);
  }

  private static String written(long number) {
    return NumberFormat.getIntegerInstance(VIETNAMESE).format(number);
  }
}
