package vn.dunghen.scoring.index.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The indicators that count dossiers, each one rule: which dossiers it is about (its denominator),
/// and for which faults one of them is missing from the numerator. The numerator is the denominator
/// less the faults. The conditions are SQL over `counted` of [IndexSql]; counts and lists both come
/// from them, so they cannot disagree.
///
/// Sources: `index-766` 1.3 (formulas) and 1.5 (overdue dossiers are carried over without limit);
/// for the population of groups 2, 4 and of 5.4 its note that their published denominators are all
/// one. "Received" stands for NgayTiepNhan and for the start of processing.
public enum DossierCounting {

  /// Dossiers handled before or on time, or open within time ÷ all received or carried in.
  ON_TIME("2.1", "true", new Fault("overdue", "not on_time")),

  /// Filed online (channel online, where the procedure ends with a written result an electronic one
  /// is there) ÷ received.
  FILED_ONLINE(
      "3.3",
      "received",
      new Fault("notOnline", "not online"),
      new Fault("noElectronicResult", "online and written_result and not electronic_result")),

  /// Paid on the portal or a local gateway ÷ received of procedures with a fee, less those all of
  /// whose stated amounts are nothing.
  PAID_ONLINE(
      "3.6",
      "received and fee_procedure and not fee_waived",
      new Fault("notPaidOnline", "not paid_online")),

  /// With an electronic result ÷ dossiers of procedures that end with a written result.
  ELECTRONIC_RESULT(
      "4.1", "written_result", new Fault("noElectronicResult", "not electronic_result")),

  /// Papers and result both digitised ÷ received or carried in.
  DIGITISED(
      "4.2",
      "true",
      new Fault("papersNotDigitised", "not components_digitised"),
      new Fault("resultNotDigitised", "components_digitised and not result_digitised")),

  /// A digitised paper used again ÷ received or carried in.
  REUSED("4.3", "true", new Fault("notReused", "not reused")),

  /// A paper from the citizen's store ÷ received or carried in.
  FROM_STORE("4.4", "true", new Fault("notFromStore", "not from_store")),

  /// Population data used, or a paper from the national store ÷ received or carried in.
  POPULATION_DATA("4.5a", "true", new Fault("noPopulationData", "not population_data")),

  /// 100 % − (% overdue + % disliked): a dossier that is both is taken off twice, as the formula
  /// says (index-766, L1); not below 0.
  SATISFACTION(
      "5.4", "true", new Fault("overdue", "not on_time"), new Fault("disliked", "disliked"));

  private final String indicator;
  private final String of;
  private final List<Fault> faults;

  /// Why a dossier is missing from a numerator.
  ///
  /// @param cause its name in answers
  /// @param condition SQL
  public record Fault(String cause, String condition) {}

  DossierCounting(String indicator, String of, Fault... faults) {
    this.indicator = indicator;
    this.of = of;
    this.faults = List.of(faults);
  }

  public static Optional<DossierCounting> of(String indicator) {
    return Arrays.stream(values()).filter(each -> each.indicator.equals(indicator)).findFirst();
  }

  /// The key of the indicator.
  public String indicator() {
    return indicator;
  }

  public List<Fault> faults() {
    return faults;
  }

  /// Whether no dossier has two of the faults, so that the numerator too is a list of dossiers.
  public boolean hasNumeratorList() {
    return this != SATISFACTION;
  }

  /// The condition on a dossier to be in the denominator.
  String denominator() {
    return "(" + of + ")";
  }

  /// The condition to be in the numerator.
  String numerator() {
    return faults.stream()
        .map(fault -> " and not (" + fault.condition() + ")")
        .collect(Collectors.joining("", denominator(), ""));
  }
}
