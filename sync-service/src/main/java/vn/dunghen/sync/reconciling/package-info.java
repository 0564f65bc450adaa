/// Compares a list that an agency exports from its portal account with the city's truth. Owns the
/// tables `reconciliation`, `reconciliation_row` and `reconciliation_difference`.
@NullMarked
package vn.dunghen.sync.reconciling;

import org.jspecify.annotations.NullMarked;
