package vn.dunghen.intake.receiving;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.dossier.event.Envelope.Body;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.intake.quarantine.Quarantine;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.intake.reference.Today;
import vn.dunghen.intake.register.Acceptance;
import vn.dunghen.intake.register.Entry;
import vn.dunghen.intake.register.Fingerprints;
import vn.dunghen.intake.register.Provenance;
import vn.dunghen.intake.register.Register;
import vn.dunghen.intake.register.Transactions;
import vn.dunghen.intake.sealing.DataKeys;
import vn.dunghen.intake.sealing.PersonalFields;
import vn.dunghen.intake.sealing.Sealing;
import vn.dunghen.intake.sequencing.Wakeup;

/// Takes a handful of events in: judges each, writes all that may be written in one transaction,
/// and returns once they are on disk. Reference events among them are written first, so that the
/// others are judged by what they say.
@Singleton
final class ReceivingEvents {

  private static final Logger LOGGER = Logger.getLogger(ReceivingEvents.class);

  private final Transactions transactions;
  private final Register register;
  private final Quarantine quarantine;
  private final KnownReferences references;
  private final Fingerprints fingerprints;
  private final Sealing sealing;
  private final Wakeup wakeup;

  ReceivingEvents(
      Transactions transactions,
      Register register,
      Quarantine quarantine,
      KnownReferences references,
      Fingerprints fingerprints,
      Sealing sealing,
      Wakeup wakeup) {
    this.transactions = transactions;
    this.register = register;
    this.quarantine = quarantine;
    this.references = references;
    this.fingerprints = fingerprints;
    this.sealing = sealing;
    this.wakeup = wakeup;
  }

  /// Who posts, under which correlation id, and when.
  record Posting(Caller caller, String correlation, Instant at) {
    Posting {
      at = CivilTime.toPrecision(at);
    }

    Provenance provenance() {
      return new Provenance(caller.name(), correlation, at);
    }
  }

  /// A draft and its place among the posted events.
  private record Numbered(int index, Draft draft) {
    private static final Comparator<Numbered> BY_ID =
        Comparator.comparing((Numbered n) -> n.draft().envelope().id())
            .thenComparing(Numbered::index);
  }

  /// Takes the events in.
  ///
  /// @return a verdict per event, in their order
  List<Verdict> receive(List<JsonReading.Tree> trees, Posting posting) {
    var verdicts = new @Nullable Verdict[trees.size()];
    var referenceDrafts = new ArrayList<Numbered>(0);
    var otherDrafts = new ArrayList<Numbered>(trees.size());
    for (int i = 0; i < verdicts.length; i++) {
      switch (Drafting.draft(trees.get(i), posting.at())) {
        case Read.Flawed<Draft>(List<Flaw> flaws) -> verdicts[i] = new Verdict.Invalid(flaws);
        case Read.Sound<Draft>(Draft draft) ->
            (draft.envelope().body() instanceof Body.Reference ? referenceDrafts : otherDrafts)
                .add(new Numbered(i, draft));
      }
    }
    receiveReferences(referenceDrafts, posting, verdicts);
    receiveOthers(otherDrafts, posting, verdicts);
    List<Verdict> all = Arrays.stream(verdicts).map(Objects::requireNonNull).toList();
    tell(all, posting);
    return all;
  }

  private void tell(List<Verdict> verdicts, Posting posting) {
    long accepted = verdicts.stream().filter(Verdict.Accepted.class::isInstance).count();
    long duplicate = verdicts.stream().filter(Verdict.Duplicate.class::isInstance).count();
    LOGGER.infof(
        "Events were %s. by=%s accepted=%d duplicate=%d refused=%d",
        transactions.isRehearsing() ? "rehearsed" : "received",
        posting.caller().name(),
        accepted,
        duplicate,
        verdicts.size() - accepted - duplicate);
  }

  private void receiveReferences(
      List<Numbered> drafts, Posting posting, @Nullable Verdict[] verdicts) {
    if (drafts.isEmpty()) {
      return;
    }
    readReferences();
    var rights =
        new ReferenceRights(
            posting.caller(),
            references.today(),
            posting.at(),
            drafts.stream().map(Numbered::draft).toList());
    var admitted = new ArrayList<Numbered>(drafts.size());
    for (Numbered each : drafts) {
      if (each.draft().envelope().body() instanceof Body.Reference(ReferenceEvent event)) {
        Verdict objection = rights.objection(each.draft(), event);
        if (objection == null) {
          admitted.add(each);
        } else {
          verdicts[each.index()] = objection;
        }
      }
    }
    write(admitted, posting, verdicts, List.of());
    readReferences();
  }

  private void receiveOthers(List<Numbered> drafts, Posting posting, @Nullable Verdict[] verdicts) {
    if (drafts.isEmpty()) {
      return;
    }
    drafts.sort(Numbered.BY_ID);
    var subjects = new HashSet<String>();
    for (Numbered each : drafts) {
      if (DossierRights.needsAgencies(each.draft())) {
        subjects.add(each.draft().envelope().subject());
      }
    }
    var known =
        subjects.isEmpty()
            ? Map.<String, Set<String>>of()
            : transactions.run(connection -> DossierAgencies.of(connection, subjects));
    var rights = new DossierRights(posting.caller(), references.today(), posting.at(), known);
    var admitted = new ArrayList<Numbered>(drafts.size());
    boolean readAgain = false;
    for (Numbered each : drafts) {
      Verdict objection = rights.objection(each.draft());
      if (objection != null && !readAgain) {
        // Another instance may just have accepted the agency or the right that is missing here.
        readAgain = true;
        if (readReferences()) {
          Today today = references.today();
          rights = new DossierRights(posting.caller(), today, posting.at(), known);
          objection = rights.objection(each.draft());
        }
      }
      if (objection == null) {
        admitted.add(each);
      } else {
        verdicts[each.index()] = objection;
      }
    }
    write(admitted, posting, verdicts, OnTrust.among(drafts(admitted), rights));
  }

  private static List<Draft> drafts(List<Numbered> numbered) {
    return numbered.stream().map(Numbered::draft).toList();
  }

  private boolean readReferences() {
    try {
      return references.refresh();
    } catch (SQLException failure) {
      throw new Transactions.DatabaseException(failure);
    }
  }

  private void write(
      List<Numbered> admitted,
      Posting posting,
      @Nullable Verdict[] verdicts,
      List<OnTrust.Taken> onTrust) {
    if (admitted.isEmpty()) {
      return;
    }
    var fields = new ArrayList<PersonalFields>(0);
    var marks = new ArrayList<byte[]>(admitted.size());
    for (Numbered each : admitted) {
      var envelope = each.draft().envelope();
      marks.add(
          fingerprints.of(
              envelope.type(), envelope.subject(), envelope.occurred(), each.draft().data()));
      if (!(envelope.body() instanceof Body.Reference)) {
        fields.addAll(PersonalFields.in(envelope.subject(), each.draft().data()));
      }
    }
    var written =
        transactions.run(
            connection -> append(connection, admitted, fields, marks, posting, onTrust));
    if (!transactions.isRehearsing()) {
      written.fresh().committed();
    }
    boolean anyFresh = false;
    for (int i = 0; i < admitted.size(); i++) {
      verdicts[admitted.get(i).index()] =
          switch (written.acceptances().get(i)) {
            case Acceptance.Fresh(Instant at) -> {
              anyFresh = true;
              yield new Verdict.Accepted(at);
            }
            case Acceptance.Repeated(Instant at) -> new Verdict.Duplicate(at);
            case Acceptance.Contradicted _ -> new Verdict.Conflict();
          };
    }
    if (anyFresh) {
      wakeup.signal();
    }
  }

  private record Written(List<Acceptance> acceptances, DataKeys.Fresh fresh) {}

  private Written append(
      Connection connection,
      List<Numbered> admitted,
      List<PersonalFields> fields,
      List<byte[]> marks,
      Posting posting,
      List<OnTrust.Taken> onTrust)
      throws SQLException {
    DataKeys.Fresh fresh = sealing.seal(connection, fields);
    var entries = new ArrayList<Entry>(admitted.size());
    for (int i = 0; i < admitted.size(); i++) {
      entries.add(entry(admitted.get(i).draft(), marks.get(i)));
    }
    List<Acceptance> acceptances = register.append(connection, entries, posting.provenance());
    var contradicted = new ArrayList<Entry>(0);
    for (int i = 0; i < entries.size(); i++) {
      if (acceptances.get(i) instanceof Acceptance.Contradicted) {
        contradicted.add(entries.get(i));
      }
    }
    quarantine.keep(connection, contradicted, posting.provenance());
    OnTrust.keep(connection, onTrust);
    return new Written(acceptances, fresh);
  }

  private static Entry entry(Draft draft, byte[] fingerprint) {
    var envelope = draft.envelope();
    return new Entry(
        envelope.id(),
        Drafting.topicOf(envelope),
        envelope.type(),
        envelope.subject(),
        envelope.occurred(),
        envelope.sequence(),
        Drafting.eventText(draft),
        fingerprint,
        envelope.declaredRecorded(),
        draft.isOfACase() ? draft.agencies() : Set.of());
  }
}
