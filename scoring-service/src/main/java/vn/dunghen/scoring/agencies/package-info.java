/// Agencies, procedures and calendars as they were consumed; the search for an agency.
@NullMarked
package vn.dunghen.scoring.agencies;

import org.jspecify.annotations.NullMarked;
