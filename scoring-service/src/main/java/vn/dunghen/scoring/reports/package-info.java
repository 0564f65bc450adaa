/// What is reported about agencies: work files, inspections, official results.
@NullMarked
package vn.dunghen.scoring.reports;

import org.jspecify.annotations.NullMarked;
