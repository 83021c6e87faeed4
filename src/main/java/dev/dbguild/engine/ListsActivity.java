package dev.dbguild.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists who is connected and what they do.
public interface ListsActivity extends Capability {
    Activity list(Target target);

    /// @param connections of all databases of the server
    /// @param restricted whether the role may not see what other users run
    /// @param sessions client sessions, dbguild's own left out, longest transaction first
    /// @param limits what single roles and databases may take
    /// @param prepared transactions that were prepared and neither committed nor rolled back
    record Activity(
            int maxConnections,
            int reserved,
            int connections,
            boolean restricted,
            List<Session> sessions,
            List<Limit> limits,
            List<Prepared> prepared) {
        public Activity {
            sessions = List.copyOf(sessions);
            limits = List.copyOf(limits);
            prepared = List.copyOf(prepared);
        }
    }

    /// @param kind `role` or `database`
    record Limit(String kind, String name, int most, int used) {}

    /// @param seconds since it was prepared
    record Prepared(String id, String owner, String database, double seconds, long xidAge) {}

    /// @param database null for sessions bound to none
    /// @param state `active`, `idle`, `idle in transaction`, …; `unknown` when the role may not see it
    /// @param waitingFor the wait event, `Lock: relation`, null when it waits for nothing
    /// @param transactionSeconds age of its transaction, null when in none
    /// @param stateSeconds how long it has been in this state
    /// @param querySeconds how long its query has run, null when none runs
    record Session(
            int pid,
            @Nullable String database,
            @Nullable String user,
            @Nullable String application,
            @Nullable String client,
            String state,
            @Nullable String waitingFor,
            @Nullable Double transactionSeconds,
            @Nullable Double stateSeconds,
            @Nullable Double querySeconds,
            @Nullable String query) {}
}
