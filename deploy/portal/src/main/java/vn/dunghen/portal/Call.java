package vn.dunghen.portal;

import java.time.Instant;
import java.util.List;

/// A call that reached the portal, without anything personal.
///
/// @param number from 1, in the order in which calls were finished
/// @param at by the portal's clock
/// @param way `login`, `integration`, `share`, `relay` or `statistics`
/// @param maHoSo the dossiers it was about, at most a hundred
/// @param outcome the verdict (`ok`, `exists`, `missing`, `invalid`, …), or what was answered
///   instead (`silence`, `reset`, `http-503`, …)
/// @param code `error_code` as answered; empty where none was
/// @param committed whether it changed what the portal holds
public record Call(
    long number,
    Instant at,
    String way,
    String service,
    String madonvi,
    List<String> maHoSo,
    String outcome,
    String code,
    boolean committed) {
  public Call {
    maHoSo = List.copyOf(maHoSo);
  }
}
