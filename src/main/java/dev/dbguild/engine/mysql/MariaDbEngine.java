package dev.dbguild.engine.mysql;

import dev.dbguild.engine.Capability;
import dev.dbguild.engine.DatabaseEngine;
import java.util.Optional;

/// MariaDB 10.5 and later.
final class MariaDbEngine implements DatabaseEngine {
    private final Abilities abilities = new Abilities();

    @Override
    public String id() {
        return "mariadb";
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
