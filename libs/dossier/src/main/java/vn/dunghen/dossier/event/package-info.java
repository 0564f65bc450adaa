/// What can happen to a dossier and to the reference data, and how it is read from the wire.
@NullMarked
package vn.dunghen.dossier.event;

import org.jspecify.annotations.NullMarked;
