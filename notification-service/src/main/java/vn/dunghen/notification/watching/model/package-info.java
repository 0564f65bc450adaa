/// What is watched of a dossier.
@NullMarked
package vn.dunghen.notification.watching.model;

import org.jspecify.annotations.NullMarked;
