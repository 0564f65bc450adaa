package vn.dunghen.scoring.official.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.time.Period;

/// A period of an agency as it was published: its snapshots, every total that was said of it, and
/// where these do not agree.
///
/// @param latest of the snapshots with a total the one whose data were taken last; where none has a
///   total, the one whose data were taken last. So a few figures that were read from the portal's
///   statistics stand in for a letter only until there is one
/// @param claims every total that was said of the period, in the order of the data hours
/// @param doubts where one claim does not agree with the one before it
/// @param changeBySnapshots the latest total less the latest total of the period before; empty
///   where either was not published
public record PublishedPeriod(
    Period period,
    NationalStanding latest,
    int snapshots,
    List<Claim> claims,
    List<Doubt> doubts,
    Optional<BigDecimal> changeBySnapshots) {

  /// A total that was said of a period.
  ///
  /// @param saidWith the period whose result said it: the period itself, or the one after it, whose
  ///   total less its stated change is the total before
  public record Claim(BigDecimal total, Period saidWith, Instant dataTakenAt, String letter) {}

  /// How two claims about one period do not agree.
  public enum Kind {
    /// Both rest on data of one hour: the source contradicts itself.
    CONTRADICTION,
    /// The second rests on later data.
    REVISION
  }

  public record Doubt(Kind kind, Claim one, Claim other) {}

  public PublishedPeriod {
    claims = List.copyOf(claims);
    doubts = List.copyOf(doubts);
  }

  /// The periods of one agency, the latest first.
  ///
  /// @param standings in the order in which their data were taken
  public static List<PublishedPeriod> of(List<Recorded<NationalStanding>> standings) {
    var byPeriod = new LinkedHashMap<Period, List<NationalStanding>>();
    for (Recorded<NationalStanding> standing : standings) {
      byPeriod
          .computeIfAbsent(standing.event().period(), _ -> new ArrayList<>())
          .add(standing.event());
    }
    return byPeriod.entrySet().stream()
        .map(entry -> {
          List<Claim> claims = claims(entry.getKey(), entry.getValue(), standings);
          NationalStanding latest = latest(entry.getValue());
          return new PublishedPeriod(
              entry.getKey(),
              latest,
              entry.getValue().size(),
              claims,
              doubts(claims),
              Optional.ofNullable(latest.total())
                  .flatMap(total -> totalBefore(entry.getKey(), standings).map(total::subtract)));
        })
        .sorted(
            Comparator.comparing((PublishedPeriod each) -> each.period().to())
                .thenComparing(each -> each.period().from(), Comparator.reverseOrder())
                .reversed())
        .toList();
  }

  private static NationalStanding latest(List<NationalStanding> inOrder) {
    return inOrder.reversed().stream()
        .filter(said -> said.total() != null)
        .findFirst()
        .orElseGet(inOrder::getLast);
  }

  private static List<Claim> claims(
      Period period, List<NationalStanding> own, List<Recorded<NationalStanding>> standings) {
    var claims = new ArrayList<Claim>();
    for (NationalStanding said : own) {
      BigDecimal total = said.total();
      if (total != null) {
        claims.add(new Claim(total, period, said.dataTakenAt(), said.letter()));
      }
    }
    for (Recorded<NationalStanding> standing : standings) {
      NationalStanding said = standing.event();
      BigDecimal total = said.total();
      BigDecimal change = said.change();
      if (total != null && change != null && said.period().before().equals(period)) {
        claims.add(
            new Claim(total.subtract(change), said.period(), said.dataTakenAt(), said.letter()));
      }
    }
    claims.sort(Comparator.comparing(Claim::dataTakenAt));
    return claims;
  }

  private static List<Doubt> doubts(List<Claim> claims) {
    var doubts = new ArrayList<Doubt>();
    for (int i = 1; i < claims.size(); i++) {
      Claim one = claims.get(i - 1);
      Claim other = claims.get(i);
      if (one.total().compareTo(other.total()) != 0) {
        Kind kind =
            one.dataTakenAt().equals(other.dataTakenAt()) ? Kind.CONTRADICTION : Kind.REVISION;
        doubts.add(new Doubt(kind, one, other));
      }
    }
    return doubts;
  }

  private static Optional<BigDecimal> totalBefore(
      Period period, List<Recorded<NationalStanding>> standings) {
    return standings.reversed().stream()
        .map(Recorded::event)
        .filter(said -> period.before().equals(said.period()))
        .flatMap(said -> Stream.ofNullable(said.total()))
        .findFirst();
  }
}
