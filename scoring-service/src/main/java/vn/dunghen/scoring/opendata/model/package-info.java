/// What was published of a period, one time after another.
@NullMarked
package vn.dunghen.scoring.opendata.model;

import org.jspecify.annotations.NullMarked;
