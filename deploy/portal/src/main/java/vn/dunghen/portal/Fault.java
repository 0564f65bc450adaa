package vn.dunghen.portal;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What goes wrong, and with which calls. Calls are counted from when the fault is set.
public record Fault(@JsonProperty(required = true) FaultEffect effect, Match match) {

  /// Which calls: all conditions must hold; an empty or zero one always does.
  ///
  /// @param service as in the envelope, or `login`, `transparency`, `dvc-progress-tree`
  /// @param maHoSo a dossier that the call is about
  /// @param nth only the n-th of the calls that fit so far, from 1
  /// @param rate the share of them, from 0 (taken for all) to 1, drawn with the seed
  /// @param times at most so many
  public record Match(String service, String maHoSo, int nth, double rate, long seed, int times) {
    public Match {
      service = service == null ? "" : service;
      maHoSo = maHoSo == null ? "" : maHoSo;
      if (nth < 0 || times < 0 || rate < 0 || rate > 1) {
        throw new IllegalArgumentException("nth, times or rate is out of range");
      }
    }
  }

  public Fault {
    if (effect == null) {
      throw new IllegalArgumentException("effect is missing");
    }
    match = match == null ? new Match("", "", 0, 0, 0, 0) : match;
  }

  /// On every call.
  public static Fault always(FaultEffect effect) {
    return new Fault(effect, new Match("", "", 0, 0, 0, 0));
  }

  /// On every call of a service.
  public static Fault on(String service, FaultEffect effect) {
    return new Fault(effect, new Match(service, "", 0, 0, 0, 0));
  }

  /// Only on the n-th of them, from 1.
  public Fault nth(int n) {
    return new Fault(
        effect, new Match(match.service, match.maHoSo, n, match.rate, match.seed, match.times));
  }

  /// Only on calls about this dossier.
  public Fault of(String maHoSo) {
    return new Fault(
        effect, new Match(match.service, maHoSo, match.nth, match.rate, match.seed, match.times));
  }

  /// Only on a share of them.
  public Fault rate(double rate, long seed) {
    return new Fault(
        effect, new Match(match.service, match.maHoSo, match.nth, rate, seed, match.times));
  }

  /// At most so often.
  public Fault times(int times) {
    return new Fault(
        effect, new Match(match.service, match.maHoSo, match.nth, match.rate, match.seed, times));
  }
}
