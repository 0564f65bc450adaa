package vn.dunghen.testkit.walk;

import org.junit.jupiter.api.Test;

/// What holds for every route of every service. Each service extends it with its own table, and
/// with agencies that have something to hide.
public abstract class RoutesContract {

  /// The walk through the service under test; what is to be hidden is there.
  protected abstract RouteWalk walk() throws Exception;

  @Test
  void every_route_has_its_row() throws Exception {
    walk().assertEveryRouteHasItsRow();
  }

  @Test
  void everyone_is_let_in_where_they_may_and_nowhere_else() throws Exception {
    walk().assertEveryoneIsLetInWhereTheyMay();
  }

  @Test
  void nobody_reaches_what_another_agency_has() throws Exception {
    walk().assertNobodyReachesAnotherAgencys();
  }

  @Test
  void no_trick_with_the_path_helps() throws Exception {
    walk().assertNoTrickWithThePathHelps();
  }

  @Test
  void other_sites_get_nothing() throws Exception {
    walk().assertOtherSitesGetNothing();
  }

  @Test
  void every_answer_guards_the_browser() throws Exception {
    walk().assertEveryAnswerGuardsTheBrowser();
  }

  @Test
  void no_other_method_helps() throws Exception {
    walk().assertNoOtherMethodHelps();
  }

  @Test
  void nothing_technical_is_public() throws Exception {
    walk().assertNothingTechnicalIsPublic();
  }
}
