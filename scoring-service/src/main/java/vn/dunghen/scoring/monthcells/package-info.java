/// The months of the index as they are known now, kept up to date with every fold: sums per
/// responsible agency and procedure, read without the dossiers. Owns the tables `month_cell`,
/// `late_cell` and `ahead`.
@NullMarked
package vn.dunghen.scoring.monthcells;

import org.jspecify.annotations.NullMarked;
