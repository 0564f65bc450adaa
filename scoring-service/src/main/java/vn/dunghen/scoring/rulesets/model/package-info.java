/// The index as a pure function: a rule set and counts give scores; scores give the ledger of lost
/// points, what wins them back, ranks and means. No clock, no database, no framework.
@NullMarked
package vn.dunghen.scoring.rulesets.model;

import org.jspecify.annotations.NullMarked;
