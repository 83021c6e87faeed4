package dev.dbguild.sql;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The SQL a script is written in.
public enum Dialect {
    POSTGRESQL,
    MYSQL,
    SQLITE;

    /// The name that commands and documents use: `postgresql`, `mysql`, `sqlite`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The dialect of an engine; MariaDB speaks MySQL's.
    public static Optional<Dialect> of(String engine) {
        String id = engine.equalsIgnoreCase("mariadb") ? "mysql" : engine;
        return Stream.of(values()).filter(dialect -> dialect.id().equalsIgnoreCase(id)).findFirst();
    }
}
