package vn.dunghen.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;

/// One measure of the design.
interface Measure {

  /// In one line, what is measured against what.
  String says();

  /// Takes the measure and prints it.
  ///
  /// @param repository the root of the source tree
  void take(Path repository, PrintStream out) throws Exception;
}
