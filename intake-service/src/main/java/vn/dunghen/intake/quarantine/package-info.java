/// Bodies that contradict the register: listed, re-driven under a new id, or discarded.
@NullMarked
package vn.dunghen.intake.quarantine;

import org.jspecify.annotations.NullMarked;
