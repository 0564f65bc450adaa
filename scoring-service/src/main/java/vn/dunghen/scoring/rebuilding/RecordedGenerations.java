package vn.dunghen.scoring.rebuilding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The table `generation`, as it is shown to people: a handful of rows.
@ApplicationScoped
class RecordedGenerations implements PanacheRepositoryBase<GenerationRow, Integer> {

  List<GenerationRow> latestFirst() {
    return listAll(Sort.descending("id"));
  }
}
