/// Watches every open dossier. Consumes `dossier-events` and `reference-events`, folds each touched
/// dossier, keeps one row per open dossier in the table `watch`, and raises alerts from these rows.
@NullMarked
package vn.dunghen.notification.watching;

import org.jspecify.annotations.NullMarked;
