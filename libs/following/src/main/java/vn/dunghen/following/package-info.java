/// The published events of dossiers and references in the database of a service that follows them:
/// read, stored once each, and told apart by dossier. What a service makes of them is its own.
@NullMarked
package vn.dunghen.following;

import org.jspecify.annotations.NullMarked;
