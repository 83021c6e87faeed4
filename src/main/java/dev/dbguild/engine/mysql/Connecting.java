package dev.dbguild.engine.mysql;

import dev.dbguild.engine.TargetPools.Access;
import dev.dbguild.engine.TargetPools.Key;
import java.util.Map;
import org.mariadb.jdbc.Driver;

/// How targets are reached: sessions take one statement at a time, hand over no file of this machine, and give up
/// connecting after five seconds.
final class Connecting {
    private static final Map<String, String> PROPERTIES =
            Map.ofEntries(
                    Map.entry("connectTimeout", "5000"),
                    Map.entry("socketTimeout", "90000"),
                    Map.entry("tcpKeepAlive", "true"),
                    Map.entry("allowMultiQueries", "false"),
                    Map.entry("allowLocalInfile", "false"),
                    Map.entry("useServerPrepStmts", "false"),
                    Map.entry("useResetConnection", "true"),
                    Map.entry("dumpQueriesOnException", "false"),
                    Map.entry("includeInnodbStatusInDeadlockExceptions", "false"),
                    Map.entry("tinyInt1isBit", "false"),
                    Map.entry("connectionAttributes", "program_name:dbguild"));

    private Connecting() {}

    static Access to(Key key) {
        return new Access(Address.of(key.target()).jdbcUrl(), Driver.class, PROPERTIES);
    }
}
