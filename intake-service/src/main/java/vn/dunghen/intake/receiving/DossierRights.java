package vn.dunghen.intake.receiving;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.dossier.event.Envelope.Body;
import vn.dunghen.dossier.event.ReferenceEvent.Source;
import vn.dunghen.dossier.event.ReportEvent;
import vn.dunghen.intake.reference.Speaking;
import vn.dunghen.intake.reference.Today;

/// Who may post which event about dossiers, procedures, petitions and reports. What the city office
/// says (procedures, reports, official standings) an operator may post too, under any source; what
/// is done to procedures, targets and official standings nobody else but importers. What the portal
/// shows of an agency a service of the suite may tell too.
///
/// @param dossierAgencies the agencies that are known of the dossiers and petitions of events
///   without a unit
record DossierRights(
    Caller caller, Today today, Instant now, Map<String, Set<String>> dossierAgencies) {

  /// The objection to an event, or null.
  @Nullable Verdict objection(Draft draft) {
    for (Rule rule : RULES) {
      Verdict objection = rule.objection(this, draft);
      if (objection != null) {
        return objection;
      }
    }
    return null;
  }

  @FunctionalInterface
  private interface Rule {
    @Nullable Verdict objection(DossierRights rights, Draft draft);
  }

  private static final List<Rule> RULES =
      List.of(
          DossierRights::saysWhatIsItsToSay,
          DossierRights::speaksForTheSource,
          DossierRights::namesKnownAgencies,
          DossierRights::staysWithinItsAgencies,
          DossierRights::retractsOnlyItsOwn,
          DossierRights::declaresRecordedOnlyBeforeGoLive);

  /// "What is done to procedures, what is official, and what an agency has to reach is not for
  /// sources to say."
  private @Nullable Verdict saysWhatIsItsToSay(Draft draft) {
    return switch (draft.envelope().body()) {
      case Body.Procedure _, Body.Report(ReportEvent.Target _) ->
          caller.is(Role.OPERATOR) || caller.is(Role.IMPORTER)
              ? null
              : Verdict.forbidden("/type", "is posted by operators and importers only");
      case Body.Standing _ ->
          caller.is(Role.OPERATOR) || caller.is(Role.IMPORTER) || caller.is(Role.SERVICE)
              ? null
              : Verdict.forbidden(
                  "/type", "is posted by operators, importers and services of the suite only");
      case Body.Dossier _, Body.Petition _, Body.Report _, Body.Reference _ -> null;
    };
  }

  /// Whether the caller speaks as the city office, or tells what the portal shows, and not for a
  /// source.
  private boolean speaksWithoutSource(Draft draft) {
    return switch (draft.envelope().body()) {
      case Body.Standing _ -> caller.is(Role.OPERATOR) || caller.is(Role.SERVICE);
      case Body.Procedure _, Body.Report _ -> caller.is(Role.OPERATOR);
      case Body.Dossier _, Body.Petition _, Body.Reference _ -> false;
    };
  }

  /// "A source speaks through what is registered to it; an importer for every source of its
  /// subtree."
  private @Nullable Verdict speaksForTheSource(Draft draft) {
    String source = draft.envelope().id().source();
    return speaksWithoutSource(draft) || Speaking.mayUse(caller, source, today)
        ? null
        : Verdict.forbidden("/source", "is not registered to this identity");
  }

  /// "An agency that nobody has introduced is an error of the source."
  private @Nullable Verdict namesKnownAgencies(Draft draft) {
    String unit = draft.unit();
    if (unit != null && !today.knowsAgency(unit)) {
      return Verdict.invalid(draft.unitPointer(), "is not a known agency");
    }
    String responsible = draft.responsible();
    if (responsible != null && !today.knowsAgency(responsible)) {
      return Verdict.invalid(draft.pointer("responsible"), "is not a known agency");
    }
    return null;
  }

  /// "What happened at a unit is told by whoever speaks for it; what names no unit, by whoever
  /// speaks for one of the dossier's agencies, or for anyone while the dossier is unknown": the
  /// last is taken on trust, and judged again once it is known ([OnTrust]).
  private @Nullable Verdict staysWithinItsAgencies(Draft draft) {
    List<String> roots = roots(draft);
    String unit = draft.unit();
    if (unit != null) {
      return today.isWithin(unit, roots)
          ? null
          : Verdict.forbidden(draft.unitPointer(), "is not an agency that this source speaks for");
    }
    if (!draft.isOfACase()) {
      return null;
    }
    Set<String> known = dossierAgencies.getOrDefault(draft.envelope().subject(), Set.of());
    return known.isEmpty() || known.stream().anyMatch(agency -> today.isWithin(agency, roots))
        ? null
        : Verdict.forbidden("/subject", "belongs to agencies that this source does not speak for");
  }

  /// "Only who may speak for a source may take back what it said."
  private @Nullable Verdict retractsOnlyItsOwn(Draft draft) {
    String target = draft.retractedSource();
    return target == null || speaksWithoutSource(draft) || Speaking.mayUse(caller, target, today)
        ? null
        : Verdict.forbidden("/data/source", "is not registered to this identity");
  }

  /// "History is declared by an importer, for instants before its agency's go-live."
  private @Nullable Verdict declaresRecordedOnlyBeforeGoLive(Draft draft) {
    Instant declared = draft.envelope().declaredRecorded();
    if (declared == null) {
      return null;
    }
    if (!Speaking.mayUseAsImporter(caller, draft.envelope().id().source(), today)) {
      return Verdict.forbidden("/recordedtime", "may be declared by importers only");
    }
    if (declared.isAfter(now)) {
      return Verdict.invalid("/recordedtime", "must not lie in the future");
    }
    for (String agency : concerned(draft)) {
      Instant goLive = today.goLive(agency).orElse(null);
      if (goLive != null && !declared.isBefore(goLive)) {
        return Verdict.invalid("/recordedtime", "must lie before the go-live of the agency");
      }
    }
    return null;
  }

  /// The agencies whose history the event is part of.
  private Set<String> concerned(Draft draft) {
    var agencies = new LinkedHashSet<>(draft.agencies());
    if (draft.unit() == null) {
      agencies.addAll(dossierAgencies.getOrDefault(draft.envelope().subject(), Set.of()));
    }
    return agencies.isEmpty() ? new LinkedHashSet<>(roots(draft)) : agencies;
  }

  /// Whether an event that is admitted is so only because nothing is known of its dossier yet.
  boolean isOnTrust(Draft draft) {
    return needsAgencies(draft)
        && dossierAgencies.getOrDefault(draft.envelope().subject(), Set.of()).isEmpty();
  }

  /// The agencies that the caller speaks for through the event's source.
  List<String> roots(Draft draft) {
    String source = draft.envelope().id().source();
    return speaksWithoutSource(draft) || Speaking.mayUseAsImporter(caller, source, today)
        ? caller.agencies()
        : today.source(source).map(Source::agencies).orElse(List.of());
  }

  /// Whether the agencies of the event's dossier or petition have to be looked up to judge it.
  static boolean needsAgencies(Draft draft) {
    return draft.isOfACase() && draft.unit() == null;
  }
}
