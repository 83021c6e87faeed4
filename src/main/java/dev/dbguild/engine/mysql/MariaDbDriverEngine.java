package dev.dbguild.engine.mysql;

import dev.dbguild.engine.Capability;
import dev.dbguild.engine.DatabaseEngine;
import java.util.List;
import java.util.Optional;

/// What an engine over the MariaDB driver can do, with the sessions that all of it shares.
abstract class MariaDbDriverEngine implements DatabaseEngine {
    private final Sessions sessions = new Sessions();
    private final List<Capability> all =
            List.of(
                    new DescribeServer(sessions),
                    new AuditRole(sessions),
                    new ReadSchema(sessions),
                    new TellQuoting(sessions),
                    new ReadStoredCode(sessions),
                    new RunReadOnlyQuery(sessions),
                    new ExplainQuery(sessions),
                    new ListActivity(sessions),
                    new ListSlowQueries(sessions),
                    new MeasureTables(sessions));

    @Override
    public final <C extends Capability> Optional<C> find(Class<C> capability) {
        return all.stream().filter(capability::isInstance).map(capability::cast).findFirst();
    }

    @Override
    public final void close() {
        sessions.close();
    }
}
