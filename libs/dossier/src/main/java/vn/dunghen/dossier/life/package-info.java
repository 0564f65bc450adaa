/// What becomes of a dossier: the fold of its events, its promises, its clock, the two rules of
/// lateness.
@NullMarked
package vn.dunghen.dossier.life;

import org.jspecify.annotations.NullMarked;
