package vn.dunghen.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `./dev bench [NAME …]`: takes the measures and prints a table. Run from the root of the source
/// tree, with the services packaged. Each measure starts servers of its own and leaves nothing
/// behind.
public final class Main {

  private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

  static {
    MEASURES.put("accepting", new Accepting());
    MEASURES.put("scoring", new Scoring());
    MEASURES.put("indexing", new Indexing());
    MEASURES.put("watching", new Watching());
    MEASURES.put("pushing", new Pushing());
  }

  private Main() {}

  public static void main(String[] args) throws Exception {
    List<String> names = args.length == 0 ? List.copyOf(MEASURES.keySet()) : List.of(args);
    for (String name : names) {
      Measure measure = MEASURES.get(name);
      if (measure == null) {
        System.err.println("There is no measure '" + name + "', only " + MEASURES.keySet() + ".");
        System.exit(2);
        return;
      }
      System.out.println(name + ": " + measure.says());
      measure.take(Path.of("").toAbsolutePath(), System.out);
      System.out.println();
    }
  }
}
