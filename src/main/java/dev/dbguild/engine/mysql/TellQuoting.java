package dev.dbguild.engine.mysql;

import dev.dbguild.engine.Target;
import dev.dbguild.engine.TellsQuoting;

/// The modes that every session on the target is given.
final class TellQuoting implements TellsQuoting {
    private final Sessions sessions;

    TellQuoting(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Quoting quoting(Target target) {
        Dialect dialect = sessions.dialect(target);
        return new Quoting(!dialect.has("NO_BACKSLASH_ESCAPES"), dialect.has("ANSI_QUOTES"));
    }
}
