package vn.dunghen.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a test may see and do that no client of the portal can. Safe for several threads.
public final class PortalControl {
  private final Holdings holdings;
  private final Desk desk;
  private final CallLog calls;
  private final PortalClock clock;
  private final Faults faults = new Faults();
  private volatile @Nullable Outage outage;

  PortalControl(Holdings holdings, Desk desk, CallLog calls, PortalClock clock) {
    this.holdings = holdings;
    this.desk = desk;
    this.calls = calls;
    this.clock = clock;
  }

  /// Forgets dossiers, totals, sessions, calls, faults and outage, and sets the clock right. The
  /// catalogue stays.
  public void reset() {
    faults.set(List.of());
    outage = null;
    clock.set(new PortalClock.Setting.Real());
    desk.endSessions();
    holdings.clear();
    calls.clear();
  }

  /// Puts these faults in place of all others; none ends them.
  public void faults(Fault... others) {
    faults.set(List.of(others));
  }

  /// How often each fault has struck, in their order.
  public List<Integer> struck() {
    return faults.struck();
  }

  /// Takes the whole portal away until [#endOutage()].
  public void outage(Outage.How how) {
    outage = new Outage(how, Instant.MAX);
  }

  /// Takes the whole portal away until that instant of its own clock.
  public void outage(Outage.How how, Instant until) {
    outage = new Outage(how, until);
  }

  public void endOutage() {
    outage = null;
  }

  /// Ends every session that was given out.
  public void endSessions() {
    desk.endSessions();
  }

  /// Replaces what the portal knows of procedures and agencies.
  public void know(Catalogue catalogue) {
    desk.know(catalogue);
  }

  public Set<String> codes() {
    return holdings.codes();
  }

  public Optional<HeldDossier> dossier(String maHoSo) {
    return holdings.dossier(maHoSo);
  }

  /// Changes fields of a held dossier, as no push does.
  ///
  /// @return whether the dossier is held
  public boolean tamper(String maHoSo, Map<String, String> fields) {
    return holdings.tamper(maHoSo, fields);
  }

  /// Loses a dossier with all its progress.
  ///
  /// @return whether it was held
  public boolean lose(String maHoSo) {
    return holdings.forget(maHoSo);
  }

  /// The monthly totals that were reported.
  public List<JsonNode> monthlyTotals() {
    return holdings.monthly();
  }

  /// The last calls, oldest first.
  public List<Call> calls() {
    return calls.calls();
  }

  /// How many calls there were, by service, outcome and `committed` or `unchanged`.
  public Map<String, Long> totals() {
    return calls.totals();
  }

  /// The portal's clock stands still.
  public void clockAt(Instant instant) {
    clock.set(new PortalClock.Setting.Fixed(instant));
  }

  /// The portal's clock is ahead by so much, or behind if negative.
  public void clockOffset(Duration offset) {
    clock.set(new PortalClock.Setting.Offset(offset));
  }

  public void clockRight() {
    clock.set(new PortalClock.Setting.Real());
  }

  /// The portal's time.
  public Instant now() {
    return clock.instant();
  }

  /// Writes the list that an agency exports from its portal account: a heading of field names, one
  /// row per dossier, RFC 4180 in UTF-8.
  ///
  /// @param madonvi whose dossiers: pushed in its name or numbered by it; empty means all
  public void exportCsv(String madonvi, OutputStream out) throws IOException {
    new Export(holdings, madonvi).csv(out);
  }

  /// The same as a workbook of one sheet, every cell text.
  public void exportXlsx(String madonvi, OutputStream out) throws IOException {
    new Export(holdings, madonvi).xlsx(out);
  }

  /// What is in the way of a call that has come in: an outage, if there is one.
  @Nullable Outage outageNow() {
    var present = outage;
    return present != null && present.lasts(clock.instant()) ? present : null;
  }

  Faults faultsInForce() {
    return faults;
  }

  Holdings holdings() {
    return holdings;
  }
}
