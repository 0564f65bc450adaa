/// The service index of agencies: counts of every indicator from events, scores under a rule set,
/// ranks, and the lists behind the counts. Owns no table; reads stints.
@NullMarked
package vn.dunghen.scoring.index;

import org.jspecify.annotations.NullMarked;
