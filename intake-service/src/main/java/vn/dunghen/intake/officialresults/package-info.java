/// Takes in what the national portal or a letter says officially of agencies: a table with a row
/// per figure becomes an event per agency, period and letter, by the same door as posted ones.
@NullMarked
package vn.dunghen.intake.officialresults;

import org.jspecify.annotations.NullMarked;
