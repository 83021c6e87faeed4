package dev.dbguild.review;

import static dev.dbguild.review.LockMode.ACCESS_EXCLUSIVE;
import static dev.dbguild.review.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.Objects;

/// What DROP does to other relations than the dropped one: the other end of a foreign key, the parent of a partition,
/// the table of an index, and with CASCADE whatever depends on it.
final class DropEffects {
    private final Catalogue catalogue;
    private final Traces traces;

    DropEffects(Catalogue catalogue, Traces traces) {
        this.catalogue = catalogue;
        this.traces = traces;
    }

    void trace(Statement.Drop drop) {
        switch (drop.object()) {
            case "INDEX" -> drop.names().forEach(name -> index(name, drop.concurrently()));
            case "TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW" ->
                    drop.names().forEach(name -> relation(name, drop.cascade()));
            case "SEQUENCE" -> drop.names().forEach(name -> traces.lock(name, ACCESS_EXCLUSIVE));
            case "TRIGGER", "POLICY", "RULE" -> traces.lock(drop.target(), ACCESS_EXCLUSIVE);
            case "TYPE", "DOMAIN" -> drop.names().forEach(name -> type(name, drop.cascade()));
            case "SCHEMA" -> drop.names().forEach(name -> schema(name, drop.cascade()));
            default -> {}
        }
    }

    private void index(Name name, boolean concurrently) {
        LockMode mode = concurrently ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE;
        catalogue
                .tableOf(name)
                .ifPresentOrElse(
                        table -> traces.lockFamily(table, mode), () -> traces.lock(name, mode));
    }

    private void relation(Name name, boolean cascade) {
        traces.lock(name, ACCESS_EXCLUSIVE);
        relation(catalogue.table(name), cascade);
    }

    private void relation(KnownTable table, boolean cascade) {
        traces.lockFamily(table, ACCESS_EXCLUSIVE);
        table.parent().ifPresent(this::parent);
        references(table);
        table.partitions().forEach(this::references);
        if (cascade) {
            dependents(table);
        }
    }

    /// The other end of its foreign keys: the triggers there go too.
    private void references(KnownTable table) {
        table.foreignKeys()
                .map(KnownConstraint::references)
                .filter(Objects::nonNull)
                .forEach(other -> traces.lockFamily(other, ACCESS_EXCLUSIVE));
    }

    /// The default partition has other bounds from then on.
    private void parent(KnownTable parent) {
        traces.lock(parent, ACCESS_EXCLUSIVE);
        parent.defaultPartition().ifPresent(rest -> traces.lock(rest, ACCESS_EXCLUSIVE));
    }

    private void dependents(KnownTable table) {
        referring(table);
        for (KnownTable other : catalogue.tables()) {
            if (other.sources().contains(table)) {
                relation(other, true);
            }
        }
    }

    /// Tables whose foreign keys point here.
    void referring(KnownTable table) {
        catalogue.tables().stream()
                .filter(other -> other.foreignKeys().anyMatch(key -> key.references() == table))
                .forEach(other -> traces.lockFamily(other, ACCESS_EXCLUSIVE));
    }

    private void type(Name name, boolean cascade) {
        traces.lock(name, ACCESS_EXCLUSIVE);
        if (cascade) {
            catalogue.users(name).forEach(table -> traces.lockFamily(table, ACCESS_EXCLUSIVE));
        }
    }

    private void schema(Name name, boolean cascade) {
        catalogue.tables().stream()
                .filter(table -> cascade && table.name().schema().equals(name.last()))
                .forEach(table -> relation(table, true));
    }
}
