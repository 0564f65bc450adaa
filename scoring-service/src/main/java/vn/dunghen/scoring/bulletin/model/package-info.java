/// What a bulletin and an agency's letter state, and the form of a letter.
@NullMarked
package vn.dunghen.scoring.bulletin.model;

import org.jspecify.annotations.NullMarked;
