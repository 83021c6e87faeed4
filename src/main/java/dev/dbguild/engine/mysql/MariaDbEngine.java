package dev.dbguild.engine.mysql;

/// MariaDB 10.5 and later.
final class MariaDbEngine extends MariaDbDriverEngine {
    @Override
    public String id() {
        return "mariadb";
    }
}
