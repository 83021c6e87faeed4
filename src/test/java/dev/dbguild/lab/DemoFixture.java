package dev.dbguild.lab;

import dev.dbguild.engine.Target;

/// The demo database of the shared cluster, built by the first test that asks.
public final class DemoFixture {
    private DemoFixture() {}

    /// The target as `serve` offers it: a role that may only read.
    public static Target target() {
        return Holder.TARGET;
    }

    /// A copy with an administrator, to be changed at will.
    static Target copy() {
        return SharedCluster.copyOf(target().name());
    }

    private static final class Holder {
        static final Target TARGET = DemoDatabase.ready(SharedCluster.get(), progress -> {});
    }
}
