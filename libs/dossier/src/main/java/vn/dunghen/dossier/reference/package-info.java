/// Agencies, procedures, calendars, sources and go-lives, as they were known at an instant.
@NullMarked
package vn.dunghen.dossier.reference;

import org.jspecify.annotations.NullMarked;
