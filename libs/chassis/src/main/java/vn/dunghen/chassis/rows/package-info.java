/// Rows to and from PostgreSQL, many at a time.
@NullMarked
package vn.dunghen.chassis.rows;

import org.jspecify.annotations.NullMarked;
