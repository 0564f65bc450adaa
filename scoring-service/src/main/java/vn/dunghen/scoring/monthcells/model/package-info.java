/// What dossiers add to the months of the index.
@NullMarked
package vn.dunghen.scoring.monthcells.model;

import org.jspecify.annotations.NullMarked;
