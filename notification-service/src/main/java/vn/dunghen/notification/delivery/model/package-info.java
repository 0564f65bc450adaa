/// The rules of delivery: signatures, pauses between attempts, targets that are refused.
@NullMarked
package vn.dunghen.notification.delivery.model;

import org.jspecify.annotations.NullMarked;
