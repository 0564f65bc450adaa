/// Who calls, and what a caller may do: identities, roles, same-origin guard, security headers.
@NullMarked
package vn.dunghen.chassis.identity;

import org.jspecify.annotations.NullMarked;
