/// What dossiers add to the tallies.
@NullMarked
package vn.dunghen.scoring.tallies.model;

import org.jspecify.annotations.NullMarked;
