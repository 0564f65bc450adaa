/// One dossier: its events, its state, its clock, its stints.
@NullMarked
package vn.dunghen.scoring.dossiers;

import org.jspecify.annotations.NullMarked;
