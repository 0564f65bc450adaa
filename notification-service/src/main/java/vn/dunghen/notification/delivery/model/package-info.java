/// The rules of delivery: pauses between attempts, targets that are refused.
@NullMarked
package vn.dunghen.notification.delivery.model;

import org.jspecify.annotations.NullMarked;
