/// How each indicator that dossiers give is counted: one named rule per indicator, from which both
/// its counts and its lists come.
@NullMarked
package vn.dunghen.scoring.index.model;

import org.jspecify.annotations.NullMarked;
