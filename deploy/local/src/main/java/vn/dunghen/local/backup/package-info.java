/// `./dev backup` and `./dev restore`: each service's database as files that any PostgreSQL of the
/// same schema takes back (`docs/operations/backup.md`). Needs nothing of a suite but connections,
/// so it works on a production database as on the local one.
@NullMarked
package vn.dunghen.local.backup;

import org.jspecify.annotations.NullMarked;
