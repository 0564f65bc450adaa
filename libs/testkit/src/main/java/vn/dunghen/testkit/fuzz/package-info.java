/// Tries every operation that a service describes with sound and with spoilt requests, and holds
/// every answer against the description.
@NullMarked
package vn.dunghen.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
