/// Refuses raw paths that two readers could understand differently, before anything looks at them.
@NullMarked
package vn.dunghen.chassis.path;

import org.jspecify.annotations.NullMarked;
