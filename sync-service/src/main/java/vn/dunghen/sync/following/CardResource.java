package vn.dunghen.sync.following;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import vn.dunghen.chassis.start.SuiteClock;

/// The service's card on the first page: what it does so far, and through when it knows.
@Path("/fragments/sync")
@Authenticated
@RunOnVirtualThread
class CardResource {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/uuuu").withZone(SuiteClock.ZONE);

  private final TellingProgress telling;

  CardResource(TellingProgress telling) {
    this.telling = telling;
  }

  @CheckedTemplate(basePath = "following")
  static final class Templates {
    private Templates() {}

    /// @param through as text; empty before the first watermark of every partition
    static native TemplateInstance card(
        TellingProgress.Progress progress, Optional<String> through);
  }

  @GET
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public TemplateInstance card() throws SQLException {
    var progress = telling.tell();
    return Templates.card(progress, progress.through().map(TIME::format));
  }
}
