/// Real Kafka and PostgreSQL for tests, architecture rules.
@NullMarked
package vn.dunghen.testkit;

import org.jspecify.annotations.NullMarked;
