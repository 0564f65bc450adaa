/// What was done to administrative procedures: announced and made public in time or not, complete
/// or not, offered online or not.
@NullMarked
package vn.dunghen.dossier.procedure;

import org.jspecify.annotations.NullMarked;
