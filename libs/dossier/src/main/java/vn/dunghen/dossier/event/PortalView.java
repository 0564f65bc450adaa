package vn.dunghen.dossier.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.Topics;

/// What the national portal shows of a dossier, as it was seen at one instant:
/// `vn.dunghen.portal-view.v1` on the wire. A view takes the place of the one seen before it.
///
/// @param number the view's number among the dossier's, from 1; orders what was seen at one instant
/// @param seenAt when it was seen, which is when the suite knew it
/// @param present whether the portal has the dossier at all
/// @param shown what it shows of it; empty where nothing but its presence was shown, or it is
///   absent
public record PortalView(
    String dossier, long number, Instant seenAt, boolean present, By by, Optional<Shown> shown) {

  private static final List<String> VERSIONS = List.of("1.0");
  private static final int FIRST_STATUS = 1;
  private static final int LAST_STATUS = 10;

  /// How it was seen.
  public enum By {
    ACKNOWLEDGED("acknowledged"),
    LOOK_UP("look-up"),
    LIST("list");

    private final String wire;

    By(String wire) {
      this.wire = wire;
    }

    /// The spelling in events.
    public String wire() {
      return wire;
    }
  }

  /// The fields that it shows. Dates are the portal's, cut to seconds.
  ///
  /// @param status the national status (TrangThaiHoSo), 1 to 10
  /// @param received reception (NgayTiepNhan)
  /// @param promised promised return (NgayHenTra)
  /// @param ended end of processing (NgayKetThucXuLy)
  public record Shown(
      @Nullable String procedure,
      int status,
      @Nullable Instant received,
      @Nullable Instant promised,
      @Nullable Instant ended) {

    public Shown {
      if (status < FIRST_STATUS || status > LAST_STATUS) {
        throw new IllegalArgumentException("the portal has the statuses 1 to 10");
      }
    }
  }

  public PortalView {
    if (!present && shown.isPresent()) {
      throw new IllegalArgumentException("nothing is shown of what is not there");
    }
  }

  /// Reads a CloudEvent.
  ///
  /// @param tree the members of the JSON object
  public static Read<PortalView> read(Map<?, ?> tree) {
    var flaws = new ArrayList<Flaw>();
    var event = new Fields(tree, "", flaws);
    if (!VERSIONS.contains(event.requiredText("specversion"))) {
      event.flaw("specversion", "must be 1.0");
    }
    if (!Topics.PORTAL_VIEW_TYPE.equals(event.requiredText("type"))) {
      event.flaw("type", "must be " + Topics.PORTAL_VIEW_TYPE);
    }
    String dossier = event.code("subject");
    long number = number(event, dossier);
    Instant seenAt = event.instant("time");
    Fields data = event.object("data");
    boolean present = data.requiredFlag("present");
    By by = by(data);
    Optional<Shown> shown = present ? shown(data) : Optional.empty();
    return flaws.isEmpty()
        ? new Read.Sound<>(new PortalView(dossier, number, seenAt, present, by, shown))
        : new Read.Flawed<>(List.copyOf(flaws));
  }

  private static long number(Fields event, String dossier) {
    String id = event.code("id");
    String start = dossier + "/";
    String number = id.startsWith(start) ? id.substring(start.length()) : "";
    if (!number.matches("[1-9][0-9]{0,17}")) {
      event.flaw("id", "must be the dossier's code, a slash and a number from 1");
      return 0;
    }
    return Long.parseLong(number);
  }

  private static By by(Fields data) {
    String text = data.requiredText("by");
    return Arrays.stream(By.values())
        .filter(each -> each.wire().equals(text))
        .findFirst()
        .orElseGet(() -> {
          data.flaw("by", "must be acknowledged, look-up or list");
          return By.ACKNOWLEDGED;
        });
  }

  private static Optional<Shown> shown(Fields data) {
    Integer status = data.optionalInteger("status", FIRST_STATUS, LAST_STATUS);
    if (status == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Shown(
            data.optionalCode("procedure"),
            status,
            data.optionalInstant("received"),
            data.optionalInstant("promised"),
            data.optionalInstant("ended")));
  }
}
