package dev.dbguild.engine.mysql;

/// MySQL 5.7 and later. What answers decides the dialect, so a target of this engine may be a MariaDB too.
final class MySqlEngine extends MariaDbDriverEngine {
    @Override
    public String id() {
        return "mysql";
    }
}
