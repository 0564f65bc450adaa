/// The catalogue of procedures: what is missing on their pages, and what is to be announced and
/// made public by when.
@NullMarked
package vn.dunghen.scoring.procedures;

import org.jspecify.annotations.NullMarked;
