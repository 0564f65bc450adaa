package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.rulesets.model.Group;
import vn.dunghen.scoring.rulesets.model.Ranked;
import vn.dunghen.scoring.rulesets.model.ScoreCard;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.KindName;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// All agencies beside each other, as the page shows them.
///
/// @param onPortal whether it rests on what the portal shows
/// @param before the name of the period that changes are measured against
/// @param summary of the caller's own agency, else of the city; null where neither is there
/// @param lowest of the city; null where nothing was measured
/// @param months the address of the fragment with twelve months of every agency
/// @param kinds the ways to all agencies and to those of one kind
record Scoreboard(
    PageAddress.Periods periods,
    List<PageAddress.Choice> views,
    boolean onPortal,
    String before,
    Provenance provenance,
    @Nullable Summary summary,
    @Nullable LowestIndicator lowest,
    String months,
    List<KindWay> kinds,
    List<Column> columns,
    List<Row> rows) {

  private static final int SHOWN_LINES = 5;

  Scoreboard {
    kinds = List.copyOf(kinds);
    views = List.copyOf(views);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  record Summary(Headline headline, Losses losses) {}

  /// @param current whether the board shows these
  record KindWay(Words name, String href, boolean current) {}

  /// What is shown above the board.
  ///
  /// @param summary the code of the agency whose summary it is
  /// @param lowest of the city; null where nothing was measured
  record Shown(Optional<String> summary, @Nullable LowestIndicator lowest) {}

  /// What is asked of the board.
  ///
  /// @param sort such as `total`, or `-total` for the other end first; null for the total
  /// @param kind null for agencies of every kind
  record Wish(@Nullable String sort, @Nullable String kind) {

    String narrowed() {
      return kind == null ? "" : kind.strip();
    }
  }

  /// @param key such as `total`
  /// @param href sorts by it; by the other end first where it is sorted by it already
  /// @param sorted `ascending`, `descending` or `none`
  record Column(String key, Words name, String href, String sorted, boolean number) {}

  /// @param groups points by group; a dash where nothing is known
  ///
  /// @param months the id of the element that its twelve months are put into
  record Row(Headline headline, List<Points> groups, String months) {}

  record Points(String group, String points) {}

  /// @param address without a kind
  static Scoreboard of(Compared compared, PageAddress address, Wish wish, Shown shown) {
    Order order = Order.of(compared, wish.sort());
    PageAddress narrowed = address.ofKind(wish.narrowed());
    return new Scoreboard(
        narrowed.periods("/index"),
        narrowed.views("/index", View.values()),
        compared.view() == View.PORTAL,
        PeriodName.vi(compared.periodBefore().period()),
        Provenance.of(compared),
        shown
            .summary()
            .map(compared.now()::get)
            .map(each ->
                new Summary(
                    headline(compared, each, address),
                    Losses.of(
                        each.card(),
                        Optional.empty(),
                        indicator -> compared.isInherited(indicator, each),
                        new Losses.Shown(SHOWN_LINES, SHOWN_LINES),
                        key -> address.indicator(each.agency().code(), key))))
            .orElse(null),
        shown.lowest(),
        address.months(),
        kinds(compared, address, wish, order),
        order.columns(narrowed),
        compared.now().values().stream()
            .filter(
                each -> wish.narrowed().isEmpty() || wish.narrowed().equals(each.agency().kind()))
            .sorted(order.comparator())
            .map(each ->
                new Row(
                    headline(compared, each, address),
                    each.card().groups().stream().map(Scoreboard::points).toList(),
                    Sparkline.id(each.agency().code())))
            .toList());
  }

  private static List<KindWay> kinds(
      Compared compared, PageAddress address, Wish wish, Order order) {
    var ways = new ArrayList<KindWay>();
    ways.add(
        new KindWay(
            new Words("mọi loại", "every kind"),
            address.sorted(order.wire()),
            wish.narrowed().isEmpty()));
    compared.now().values().stream()
        .map(each -> each.agency().kind())
        .filter(kind -> kind != null && !kind.isBlank())
        .distinct()
        .sorted()
        .forEach(kind ->
            ways.add(
                new KindWay(
                    KindName.of(kind),
                    address.ofKind(kind).sorted(order.wire()),
                    kind.equals(wish.narrowed()))));
    return ways;
  }

  private static Headline headline(Compared compared, Standing standing, PageAddress address) {
    return Headline.of(standing, compared.before().get(standing.agency().code()), address);
  }

  private static Points points(ScoreCard.ScoredGroup group) {
    return new Points(
        group.group().key(),
        group.basis() == ScoreCard.GroupBasis.UNKNOWN ? "–" : Notation.points(group.score()));
  }

  /// By what the rows are sorted.
  ///
  /// @param reversed whether its other end comes first
  private record Order(List<Sortable> all, Sortable by, boolean reversed) {

    /// @param natural what comes first when it is asked for
    /// @param descending whether great figures come first
    private record Sortable(
        String key, Words name, boolean number, boolean descending, Comparator<Standing> natural) {}

    static Order of(Compared compared, @Nullable String sort) {
      List<Sortable> all = all(compared);
      String asked = sort == null || sort.isBlank() ? "total" : sort.strip();
      boolean reversed = asked.startsWith("-");
      String key = reversed ? asked.substring(1) : asked;
      Sortable by =
          all.stream()
              .filter(each -> each.key().equals(key))
              .findFirst()
              .orElseThrow(() ->
                  ProblemException.parameter(
                      "sort",
                      "must be one of "
                          + String.join(", ", all.stream().map(Sortable::key).toList())
                          + ", with - for the other end first"));
      return new Order(all, by, reversed);
    }

    String wire() {
      return (reversed ? "-" : "") + by.key();
    }

    Comparator<Standing> comparator() {
      return (reversed ? by.natural().reversed() : by.natural())
          .thenComparing(each -> each.agency().code());
    }

    List<Column> columns(PageAddress address) {
      return all.stream()
          .map(each -> {
            boolean active = each.equals(by);
            String flipped = active && !reversed ? "-" + each.key() : each.key();
            String sorted =
                !active ? "none" : each.descending() != reversed ? "descending" : "ascending";
            return new Column(
                each.key(), each.name(), address.sorted(flipped), sorted, each.number());
          })
          .toList();
    }

    private static List<Sortable> all(Compared compared) {
      var all = new ArrayList<Sortable>();
      all.add(
          new Sortable(
              "name",
              new Words("Đơn vị", "Agency"),
              false,
              false,
              Comparator.comparing(each -> each.agency().name())));
      all.add(
          greatest(
              "total", new Words("Tổng điểm", "Total"), each -> Optional.of(each.card().total())));
      all.add(
          greatest(
              "change",
              new Words("So với kỳ trước", "Change"),
              each -> Headline.change(each, compared.before().get(each.agency().code()))));
      all.add(place("rank", new Words("Hạng cùng loại", "Rank in its kind"), Standing::rank));
      all.add(place("peers", new Words("Hạng cùng quy mô", "Among peers"), Standing::peerRank));
      all.add(
          greatest(
              "dossiers",
              new Words("Hồ sơ", "Dossiers"),
              each -> Optional.of(BigDecimal.valueOf(each.dossiers()))));
      for (Group group : compared.ruleSet().groups()) {
        String key = group.key();
        all.add(
            greatest(
                "group-" + key,
                new Words(
                    "Nhóm " + key + " /" + Notation.shortly(group.max().value()), "Group " + key),
                each ->
                    each.card().groups().stream()
                        .filter(scored -> scored.group().key().equals(key))
                        .filter(scored -> scored.basis() != ScoreCard.GroupBasis.UNKNOWN)
                        .map(ScoreCard.ScoredGroup::score)
                        .findFirst()));
      }
      return all;
    }

    private static Sortable greatest(
        String key, Words name, Function<Standing, Optional<BigDecimal>> figure) {
      return new Sortable(
          key,
          name,
          true,
          true,
          Comparator.comparing(
              each -> figure.apply(each).orElse(null),
              Comparator.nullsLast(Comparator.reverseOrder())));
    }

    private static Sortable place(
        String key, Words name, Function<Standing, Optional<Ranked<String>>> place) {
      return new Sortable(
          key,
          name,
          true,
          false,
          Comparator.comparing(
              each -> place.apply(each).map(Ranked::rank).orElse(null),
              Comparator.nullsLast(Comparator.naturalOrder())));
    }
  }
}
