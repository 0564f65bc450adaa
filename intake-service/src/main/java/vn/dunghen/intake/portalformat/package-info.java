/// Takes in what one-stop systems send to the national portal, in the portal's own format, so that
/// such a system has to change an address only. Every field name and code of that format stands
/// here; what it means is settled in `docs/operations/portal-format.md`.
@NullMarked
package vn.dunghen.intake.portalformat;

import org.jspecify.annotations.NullMarked;
