/// Walks every route of a service as everybody and by every trick, against a table of who may do
/// what. A route without its row fails.
@NullMarked
package vn.dunghen.testkit.walk;

import org.jspecify.annotations.NullMarked;
