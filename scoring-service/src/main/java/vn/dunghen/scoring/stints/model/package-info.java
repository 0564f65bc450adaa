/// What a statement knows of a dossier, in both times.
@NullMarked
package vn.dunghen.scoring.stints.model;

import org.jspecify.annotations.NullMarked;
