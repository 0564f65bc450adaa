/// What a statement counts, and the one set of conditions that counts and lists come from.
@NullMarked
package vn.dunghen.scoring.statements.model;

import org.jspecify.annotations.NullMarked;
