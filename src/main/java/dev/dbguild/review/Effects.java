package dev.dbguild.review;

import dev.dbguild.review.Review.Lock;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Which locks a statement takes on tables that were there before, by what PostgreSQL 14 to 18 were seen to take.
final class Effects {
    private static final String ALL = "ACCESS EXCLUSIVE";
    private static final String WRITES_AND_SELF = "SHARE ROW EXCLUSIVE";
    private static final String WRITES = "SHARE";
    private static final String SELF = "SHARE UPDATE EXCLUSIVE";
    private static final String ROWS = "ROW EXCLUSIVE";
    private static final List<String> STRENGTH =
            List.of("ROW SHARE", ROWS, SELF, WRITES, WRITES_AND_SELF, "EXCLUSIVE", ALL);

    private Effects() {}

    static List<Lock> locks(Step step) {
        return all(step.statement()).stream()
                .filter(lock -> step.existed(Name.of(lock.relation())))
                .distinct()
                .toList();
    }

    private static List<Lock> all(Statement statement) {
        Name target = statement.target();
        return switch (statement) {
            case Statement.CreateTable table -> ofNew(table);
            case Statement.AlterTable alter -> ofAlter(alter);
            case Statement.CreateIndex index -> on(target, index.concurrently() ? SELF : WRITES);
            case Statement.Drop drop -> ofDrop(drop);
            case Statement.Truncate truncate -> onEach(truncate.names(), ALL);
            case Statement.Reindex reindex -> on(target, reindex.concurrently() ? SELF : WRITES);
            case Statement.Refresh refresh ->
                    on(target, refresh.concurrently() ? "EXCLUSIVE" : ALL);
            case Statement.Maintain maintain -> onEach(maintain.names(), ofMaintain(maintain));
            case Statement.Change change -> on(change.target(), ROWS);
            case Statement.Query query -> query.locks() ? on(target, "ROW SHARE") : List.of();
            case Statement.Copy copy -> copy.from() ? on(target, ROWS) : List.of();
            case Statement.CreatePolicy policy -> on(policy.target(), ALL);
            case Statement.Other other -> ofOther(other);
            default -> List.of();
        };
    }

    private static List<Lock> on(@Nullable Name name, String mode) {
        return name == null ? List.of() : List.of(new Lock(name.text(), mode));
    }

    private static List<Lock> onEach(List<Name> names, String mode) {
        return names.stream().map(name -> new Lock(name.text(), mode)).toList();
    }

    private static List<Lock> ofNew(Statement.CreateTable table) {
        List<Lock> locks = new ArrayList<>(on(table.partitionOf(), ALL));
        Stream.concat(
                        table.constraints().stream(),
                        table.columns().stream().flatMap(column -> column.constraints().stream()))
                .filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast)
                .forEach(key -> locks.addAll(on(key.references(), WRITES_AND_SELF)));
        return locks;
    }

    private static List<Lock> ofAlter(Statement.AlterTable alter) {
        if (alter.object().equals("INDEX")) {
            return on(alter.name(), SELF);
        }
        String strongest =
                alter.actions().stream()
                        .map(Effects::mode)
                        .max(Comparator.comparingInt(STRENGTH::indexOf))
                        .orElse(ALL);
        List<Lock> locks = new ArrayList<>(on(alter.name(), strongest));
        alter.actions().forEach(action -> locks.addAll(elsewhere(action)));
        return locks;
    }

    private static String mode(AlterAction action) {
        return switch (action) {
            case AlterAction.ValidateConstraint validate -> SELF;
            case AlterAction.AttachPartition attach -> SELF;
            case AlterAction.DetachPartition detach -> detach.concurrently() ? SELF : ALL;
            case AlterAction.SwitchTrigger trigger -> WRITES_AND_SELF;
            case AlterAction.AddConstraint add ->
                    add.constraint() instanceof Constraint.ForeignKey ? WRITES_AND_SELF : ALL;
            case AlterAction.SetStatistics statistics -> SELF;
            case AlterAction.SetColumnOptions options -> SELF;
            case AlterAction.SetOptions options -> SELF;
            case AlterAction.ClusterOn cluster -> SELF;
            default -> ALL;
        };
    }

    private static List<Lock> elsewhere(AlterAction action) {
        return switch (action) {
            case AlterAction.AttachPartition attach -> on(attach.partition(), ALL);
            case AlterAction.DetachPartition detach ->
                    on(detach.partition(), detach.concurrently() ? SELF : ALL);
            case AlterAction.AddConstraint add -> referenced(add.constraint());
            case AlterAction.AddColumn add ->
                    add.column().constraints().stream()
                            .flatMap(constraint -> referenced(constraint).stream())
                            .toList();
            default -> List.of();
        };
    }

    private static List<Lock> referenced(Constraint constraint) {
        return constraint instanceof Constraint.ForeignKey key
                ? on(key.references(), WRITES_AND_SELF)
                : List.of();
    }

    private static List<Lock> ofDrop(Statement.Drop drop) {
        return switch (drop.object()) {
            case "INDEX" -> onEach(drop.names(), drop.concurrently() ? SELF : ALL);
            case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "SEQUENCE" ->
                    onEach(drop.names(), ALL);
            default -> List.of();
        };
    }

    private static String ofMaintain(Statement.Maintain maintain) {
        return maintain.full() || maintain.kind().equals("CLUSTER") ? ALL : SELF;
    }

    private static List<Lock> ofOther(Statement.Other other) {
        return switch (other.kind()) {
            case "CREATE TRIGGER" -> on(other.target(), WRITES_AND_SELF);
            case "ALTER POLICY", "CREATE RULE" -> on(other.target(), ALL);
            default -> List.of();
        };
    }
}
