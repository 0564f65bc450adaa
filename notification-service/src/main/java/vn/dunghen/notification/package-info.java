/// Alerts agencies about late dossiers.
@NullMarked
package vn.dunghen.notification;

import org.jspecify.annotations.NullMarked;
