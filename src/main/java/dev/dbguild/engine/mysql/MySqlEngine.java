package dev.dbguild.engine.mysql;

import dev.dbguild.engine.Capability;
import dev.dbguild.engine.DatabaseEngine;
import java.util.Optional;

/// MySQL 5.7 and later. What answers decides the dialect, so a target of this engine may be a MariaDB too.
final class MySqlEngine implements DatabaseEngine {
    private final Abilities abilities = new Abilities();

    @Override
    public String id() {
        return "mysql";
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        return abilities.find(capability);
    }

    @Override
    public void close() {
        abilities.close();
    }
}
