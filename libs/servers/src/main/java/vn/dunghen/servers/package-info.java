/// A real PostgreSQL and a real Kafka broker as child processes of whoever starts them.
@NullMarked
package vn.dunghen.servers;

import org.jspecify.annotations.NullMarked;
