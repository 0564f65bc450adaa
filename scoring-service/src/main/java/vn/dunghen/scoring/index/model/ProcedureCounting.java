package vn.dunghen.scoring.index.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The indicators that count distinct procedures: over several units a union, not a sum. Each is
/// about the unit's own procedures with an attribute; in the numerator are those that the catalogue
/// offers online (3.1), or those with at least one dossier that meets a condition (SQL over
/// `counted` of [IndexSql]).
///
/// Source: `index-766` 1.3; unions by `semantics`, The index.
public enum ProcedureCounting {

  /// Procedures offered online, in part or in full ÷ procedures.
  OFFERED_ONLINE("3.1", "notOfferedOnline", Attribute.ANY, null),

  /// Online services that received a dossier online ÷ online services.
  SERVICES_USED("3.2", "noOnlineDossier", Attribute.ONLINE, "received and online"),

  /// Procedures with a fee and a payment online ÷ procedures with a fee.
  PAID_ONLINE("3.4", "noOnlinePayment", Attribute.FEE, "received and paid_online"),

  /// Procedures with a fee and a dossier whose fee data are known ÷ procedures with a fee.
  FEE_STATED("3.5", "noFeeData", Attribute.FEE, "received and fee_stated"),

  /// Procedures with a dossier that used population data ÷ procedures whose subjects are citizens.
  POPULATION_DATA("4.5b", "noPopulationDataUsed", Attribute.FOR_CITIZENS, "population_data");

  /// What is asked of a procedure in the catalogue.
  public enum Attribute {
    /// Nothing.
    ANY,
    /// Offered online, in part or in full.
    ONLINE,
    /// With a fee above nothing.
    FEE,
    /// For citizens, overseas Vietnamese or foreigners; where nobody said it, yes.
    FOR_CITIZENS
  }

  private final String indicator;
  private final String cause;
  private final Attribute attribute;
  private final @Nullable String witness;

  ProcedureCounting(String indicator, String cause, Attribute attribute, @Nullable String witness) {
    this.indicator = indicator;
    this.cause = cause;
    this.attribute = attribute;
    this.witness = witness;
  }

  public static Optional<ProcedureCounting> of(String indicator) {
    return Arrays.stream(values()).filter(each -> each.indicator.equals(indicator)).findFirst();
  }

  /// The key of the indicator.
  public String indicator() {
    return indicator;
  }

  /// Why a procedure is missing from the numerator: its name in answers.
  public String cause() {
    return cause;
  }

  public Attribute attribute() {
    return attribute;
  }

  /// The condition on a dossier that brings its procedure into the numerator; none where the
  /// catalogue does.
  Optional<String> witness() {
    return Optional.ofNullable(witness).map(condition -> "(" + condition + ")");
  }

  /// Whether the catalogue alone says which procedures are in the numerator: those offered online.
  boolean isOffered() {
    return witness == null;
  }

  /// Those of the procedures that are in the numerator.
  ///
  /// @param dossiers how many dossiers of each meet the condition
  public Set<String> found(Set<String> asked, Map<String, Long> dossiers, Catalogue catalogue) {
    if (witness == null) {
      return catalogue.having(Attribute.ONLINE, asked);
    }
    return asked.stream()
        .filter(code -> dossiers.getOrDefault(code, 0L) > 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
