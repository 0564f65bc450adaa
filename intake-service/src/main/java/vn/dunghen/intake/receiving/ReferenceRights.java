package vn.dunghen.intake.receiving;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.dossier.event.Envelope.Body;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.intake.reference.Today;

/// Who may post which reference event: operators, agencies and what hangs on them only within their
/// subtree. Agencies that the same request introduces count as known, whatever their order in it.
final class ReferenceRights {

  private final Caller caller;
  private final Today today;
  private final Instant now;
  private final Map<String, @Nullable String> parents = new HashMap<>();
  private final Map<String, Instant> goLives = new HashMap<>();

  ReferenceRights(Caller caller, Today today, Instant now, List<Draft> together) {
    this.caller = caller;
    this.today = today;
    this.now = now;
    for (Draft draft : together) {
      if (draft.envelope().body() instanceof Body.Reference(ReferenceEvent.Agency agency)) {
        parents.put(agency.code(), agency.parent());
      }
    }
  }

  /// The objection to an event, or null.
  @Nullable Verdict objection(Draft draft, ReferenceEvent event) {
    if (!caller.is(Role.OPERATOR)) {
      return Verdict.forbidden("/type", "is posted by operators only");
    }
    Instant declared = draft.envelope().declaredRecorded();
    if (declared != null) {
      if (!caller.is(Role.IMPORTER)) {
        return Verdict.forbidden("/recordedtime", "may be declared by importers only");
      }
      if (declared.isAfter(now)) {
        return Verdict.invalid("/recordedtime", "must not lie in the future");
      }
    }
    return switch (event) {
      case ReferenceEvent.Agency agency -> agency(agency);
      case ReferenceEvent.Source source -> source(source);
      case ReferenceEvent.Recipient recipient -> agencyAt("/data/agency", recipient.agency());
      case ReferenceEvent.GoLive goLive -> goLive(goLive);
      case ReferenceEvent.Procedure _, ReferenceEvent.Calendar _, ReferenceEvent.Unknown _ -> null;
    };
  }

  private @Nullable Verdict agency(ReferenceEvent.Agency agency) {
    if (today.knowsAgency(agency.code()) && !today.isWithin(agency.code(), caller.agencies())) {
      return Verdict.forbidden("/data/code", "is not an agency of this operator");
    }
    if (caller.agencies().contains(agency.code())) {
      return null;
    }
    String parent = agency.parent();
    if (parent == null) {
      return isBoundToTheTop()
          ? null
          : Verdict.forbidden(
              "/data/parent", "is needed: only who is bound to the whole city may leave it out");
    }
    Verdict objection = agencyAt("/data/parent", parent);
    String successor = agency.successor();
    return objection != null || successor == null
        ? objection
        : agencyAt("/data/successor", successor);
  }

  private @Nullable Verdict source(ReferenceEvent.Source source) {
    ReferenceEvent.Source before = today.source(source.source()).orElse(null);
    if (before != null && !before.agencies().stream().allMatch(this::isOwn)) {
      return Verdict.forbidden("/data/source", "is a source of agencies of another operator");
    }
    for (int i = 0; i < source.agencies().size(); i++) {
      Verdict objection = agencyAt("/data/agencies/" + i, source.agencies().get(i));
      if (objection != null) {
        return objection;
      }
    }
    return null;
  }

  private @Nullable Verdict goLive(ReferenceEvent.GoLive goLive) {
    Verdict objection = agencyAt("/data/agency", goLive.agency());
    if (objection != null) {
      return objection;
    }
    Instant before = today.ownGoLive(goLive.agency()).orElseGet(() -> goLives.get(goLive.agency()));
    goLives.putIfAbsent(goLive.agency(), goLive.at());
    return before == null || before.equals(goLive.at())
        ? null
        : Verdict.invalid("/data/at", "differs from the go-live of this agency, which is set once");
  }

  private @Nullable Verdict agencyAt(String pointer, String code) {
    if (isOwn(code)) {
      return null;
    }
    return today.knowsAgency(code) || parents.containsKey(code)
        ? Verdict.forbidden(pointer, "is not an agency of this operator")
        : Verdict.invalid(pointer, "is not a known agency");
  }

  /// Whether the agency lies in the caller's subtree, by what is known or by what this request
  /// introduces.
  private boolean isOwn(String code) {
    Set<String> seen = new HashSet<>();
    String at = code;
    while (at != null && seen.add(at)) {
      if (today.isWithin(at, caller.agencies())) {
        return true;
      }
      if (isIntroducedAlone(at) && isBoundToTheTop()) {
        return true;
      }
      at = today.knowsAgency(at) ? null : parents.get(at);
    }
    return false;
  }

  private boolean isBoundToTheTop() {
    return caller.agencies().stream()
        .anyMatch(code -> today.isTop(code) || isIntroducedAlone(code));
  }

  private boolean isIntroducedAlone(String code) {
    return !today.knowsAgency(code) && parents.containsKey(code) && parents.get(code) == null;
  }
}
