/// What a procedure's page lacks.
@NullMarked
package vn.dunghen.scoring.procedures.model;

import org.jspecify.annotations.NullMarked;
