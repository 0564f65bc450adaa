/// What the portal shows of each dossier: the last acknowledged push, overridden by what was
/// observed. Owns the tables `portal_view` and `portal_view_outbox`; publishes `portal-view`.
@NullMarked
package vn.dunghen.sync.view;

import org.jspecify.annotations.NullMarked;
