/// Follows what the national portal shows of each dossier and keeps every view with both times.
/// Owns the table `portal_view`; consumes `portal-view`.
@NullMarked
package vn.dunghen.scoring.portal;

import org.jspecify.annotations.NullMarked;
