/// Rows to and from PostgreSQL, many at a time.
@NullMarked
package vn.dunghen.scoring.rows;

import org.jspecify.annotations.NullMarked;
