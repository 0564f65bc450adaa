/// Official results and what follows from them, without framework or database.
@NullMarked
package vn.dunghen.scoring.official.model;

import org.jspecify.annotations.NullMarked;
