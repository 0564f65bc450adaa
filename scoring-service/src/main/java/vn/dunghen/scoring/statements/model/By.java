package vn.dunghen.scoring.statements.model;

import java.util.Arrays;
import java.util.Optional;

/// Whose a dossier is.
public enum By {
  /// The unit's that answers for it.
  RESPONSIBLE("responsible", "responsible = any(:units)"),
  /// The unit's that took it in.
  RECEIVING(
      "receiving",
      """
      ((receiving = responsible and responsible = any(:units))
       or (receiving <> responsible and receiving = any(:units)))\
      """);

  private final String wire;
  private final String inside;

  By(String wire, String inside) {
    this.wire = wire;
    this.inside = inside;
  }

  public static Optional<By> ofWire(String wire) {
    return Arrays.stream(values()).filter(by -> by.wire.equals(wire)).findFirst();
  }

  public String wire() {
    return wire;
  }

  /// Whether a stint is inside `:units`, as SQL that the indexes serve.
  public String inside() {
    return inside;
  }
}
