package vn.dunghen.local;

import java.util.function.Supplier;
import vn.dunghen.servers.ChildProcess;

/// A server of the suite as the supervisor sees it: it can be started again and again.
///
/// @param name how messages call it
/// @param starting starts it; it may return before the server is ready
/// @param running the running or last process
/// @param stopping ends it in good order, or by force when it takes too long
record Child(String name, Runnable starting, Supplier<ChildProcess> running, Runnable stopping) {}
