/// How far a rate has come towards its target. Exact, without clock and database.
@NullMarked
package vn.dunghen.scoring.targets.model;

import org.jspecify.annotations.NullMarked;
