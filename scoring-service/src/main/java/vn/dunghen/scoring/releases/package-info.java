/// Releases: the index as a letter stated it, frozen for good, on its way from draft to
/// publication. What is published is never edited; an erratum is a release of its own.
@NullMarked
package vn.dunghen.scoring.releases;

import org.jspecify.annotations.NullMarked;
