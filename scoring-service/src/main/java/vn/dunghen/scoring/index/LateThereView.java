package vn.dunghen.scoring.index;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// The dossiers of an agency that are late on the portal's view alone, as their page shows them.
///
/// @param agency the way to the agency's page
/// @param known everything until then has arrived; empty while nobody knows
/// @param judged when it was judged which dossiers are late
/// @param count of the whole list
/// @param late how many are late on the portal's view
/// @param next the address of the next page; empty on the last
record LateThereView(
    PageAddress.Periods periods,
    PageAddress.Way agency,
    String known,
    String judged,
    String count,
    String late,
    List<Item> items,
    String next) {

  private static final Map<String, Words> CAUSES =
      Map.of(
          "openThere",
          new Words("đã xong ở thành phố, Cổng ghi còn mở", "ended here, still open there"),
          "otherEnd",
          new Words("Cổng ghi ngày kết thúc khác", "the portal shows another end"),
          "otherPromise",
          new Words("Cổng ghi ngày hẹn trả khác", "the portal shows another promise"),
          "notCountedHere",
          new Words("không thuộc kỳ này ở thành phố", "does not count in this period here"));

  LateThereView {
    items = List.copyOf(items);
  }

  /// Dates that there are not are empty.
  record Item(
      String code,
      String href,
      Words cause,
      String responsible,
      String promiseHere,
      String promiseThere,
      String endedHere,
      String endedThere) {

    static Item of(IndexLists.LateDossier dossier) {
      Words cause = CAUSES.get(dossier.cause());
      if (cause == null) {
        throw new IllegalArgumentException("there are no words for " + dossier.cause());
      }
      return new Item(
          dossier.dossier(),
          "/dossiers/" + PageAddress.encoded(dossier.dossier()),
          cause,
          dossier.responsible(),
          written(dossier.promiseHere()),
          written(dossier.promiseThere()),
          written(dossier.endedHere()),
          written(dossier.endedThere()));
    }

    private static String written(@Nullable OffsetDateTime time) {
      return time == null ? "" : PeriodName.hour(time.toInstant());
    }
  }

  static LateThereView of(
      Agency agency, CountedPeriod period, IndexLists.LateTherePage page, PageAddress address) {
    String path = PageAddress.path(agency.code()) + "/late-on-portal";
    return new LateThereView(
        address.periods(path),
        new PageAddress.Way(agency.name(), address.agency(agency.code())),
        period.window().knownThrough().map(PeriodName::hour).orElse(""),
        PeriodName.hour(period.window().judgedAt()),
        Notation.count(page.count()),
        Notation.count(page.late()),
        page.items().stream().map(Item::of).toList(),
        page.next() == null ? "" : address.to(path) + "&after=" + PageAddress.encoded(page.next()));
  }
}
