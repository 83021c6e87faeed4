package dev.dbguild.engine.postgres;

import dev.dbguild.engine.ReadsOverJdbc;
import dev.dbguild.engine.Target;

/// Lends a pooled read-only session.
final class ReadOverJdbc implements ReadsOverJdbc {
    private final Sessions sessions;

    ReadOverJdbc(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public <T> T read(Target target, Reading<T> reading) {
        return sessions.read(target, reading);
    }
}
