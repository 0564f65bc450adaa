/// What an alert claims, and what later knowledge makes of it.
@NullMarked
package vn.dunghen.notification.alerts.model;

import org.jspecify.annotations.NullMarked;
