package dev.dbguild.engine.postgres;

import dev.dbguild.engine.Target;
import dev.dbguild.engine.TargetPools.Access;
import dev.dbguild.engine.TargetPools.Key;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.Driver;

/// How targets are reached: sessions are read-only, named `dbguild`, and give up connecting after five seconds.
final class Connecting {
    private static final Map<String, String> PROPERTIES =
            Map.of(
                    "ApplicationName", "dbguild",
                    "connectTimeout", "5",
                    "loginTimeout", "5",
                    "socketTimeout", "90",
                    "tcpKeepAlive", "true",
                    "readOnly", "true",
                    "readOnlyMode", "always",
                    "prepareThreshold", "0");

    /// A row of more than this breaks a caller's session off before it is read.
    private static final String LARGEST_ROW = "32M";

    private Connecting() {}

    static Access to(Key key) {
        Map<String, String> properties = new HashMap<>(PROPERTIES);
        if (key.callers()) {
            properties.put("maxResultBuffer", LARGEST_ROW);
        }
        return new Access(jdbcUrl(key.target()), Driver.class, properties);
    }

    /// The driver's form of the URL; people also write `postgresql://host/database`.
    static String jdbcUrl(Target target) {
        return target.url().replaceFirst("^(jdbc:)?postgres(ql)?://", "jdbc:postgresql://");
    }
}
