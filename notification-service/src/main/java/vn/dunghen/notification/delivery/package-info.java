/// Tells recipients, by e-mail and webhook: each alert once for each recipient and way. Owns the
/// tables `delivery`, `message` and `disabled_webhook`.
@NullMarked
package vn.dunghen.notification.delivery;

import org.jspecify.annotations.NullMarked;
