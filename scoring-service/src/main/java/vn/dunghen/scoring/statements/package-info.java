/// Statements of agencies, and the list behind every number.
@NullMarked
package vn.dunghen.scoring.statements;

import org.jspecify.annotations.NullMarked;
