/// Alerts: raised once each, settled when they no longer hold, acknowledged by people. Owns the
/// tables `alert` and `acknowledgement`.
@NullMarked
package vn.dunghen.notification.alerts;

import org.jspecify.annotations.NullMarked;
