package dev.dbguild.advise.health;

import dev.dbguild.engine.ListsActivity.Session;
import dev.dbguild.sql.Name;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How checks speak of sessions.
final class Sessions {
    private static final int QUERY = 120;

    private Sessions() {}

    static String named(Session session) {
        String application = session.application();
        return "session %d of '%s'%s"
                .formatted(
                        session.pid(),
                        session.user(),
                        application == null ? "" : " (" + application + ")");
    }

    /// On one line, shortened.
    static String query(@Nullable String query) {
        String line = query == null ? "" : query.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return "none";
        }
        return line.length() <= QUERY ? line : line.substring(0, QUERY - 1) + "…";
    }

    static String end(int pid) {
        return "select pg_terminate_backend(%d);".formatted(pid);
    }

    static String limit(Session session, String setting) {
        return "alter role %s set %s = '60s'"
                .formatted(Name.written(String.valueOf(session.user())), setting);
    }

    static double seconds(@Nullable Double seconds) {
        return seconds == null ? 0 : seconds;
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
