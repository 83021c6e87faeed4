package dev.dbguild.review;

import static dev.dbguild.review.LockMode.ACCESS_EXCLUSIVE;
import static dev.dbguild.review.LockMode.ACCESS_SHARE;
import static dev.dbguild.review.LockMode.ROW_SHARE;
import static dev.dbguild.review.LockMode.SHARE;
import static dev.dbguild.review.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.dbguild.review.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.Objects;
import java.util.Set;

/// What the sub-commands of ALTER TABLE do to the table, to those that belong to it, and to others.
final class AlterEffects {
    private static final Set<String> STRONG_OPTIONS =
            Set.of("user_catalog_table", "security_barrier", "security_invoker", "check_option");

    /// From this major on partitions are locked as their parent is, whatever is added.
    private static final int UNIFORM = 18;

    private final int major;
    private final Catalogue catalogue;
    private final Traces traces;
    private final ColumnEffects columns;
    private final DropEffects drops;

    AlterEffects(Step step, Traces traces) {
        this.major = step.settings().serverVersion();
        this.catalogue = step.catalogue();
        this.traces = traces;
        this.columns = new ColumnEffects(step, traces);
        this.drops = new DropEffects(catalogue, traces);
    }

    void trace(Statement.AlterTable alter) {
        if (alter.object().equals("INDEX")) {
            alter.actions().forEach(action -> index(alter.name(), action));
            return;
        }
        KnownTable table = catalogue.table(alter.name());
        for (AlterAction action : alter.actions()) {
            LockMode mode = mode(action);
            traces.lock(alter.name(), mode);
            if (!alter.only() && descends(action)) {
                traces.lockFamily(table, below(action, mode));
            }
            act(alter.only() ? table.alone() : table, action);
        }
    }

    private void index(Name index, AlterAction action) {
        if (action instanceof AlterAction.AttachPartition attach) {
            traces.lock(index, SHARE_UPDATE_EXCLUSIVE);
            traces.lock(attach.partition(), ACCESS_EXCLUSIVE);
            catalogue.tableOf(index).ifPresent(table -> traces.lock(table, ACCESS_SHARE));
            catalogue
                    .tableOf(attach.partition())
                    .ifPresent(table -> traces.lock(table, ACCESS_SHARE));
        } else {
            traces.lock(index, SHARE_UPDATE_EXCLUSIVE);
        }
    }

    private static LockMode mode(AlterAction action) {
        return switch (action) {
            case AlterAction.ValidateConstraint validate -> SHARE_UPDATE_EXCLUSIVE;
            case AlterAction.AttachPartition attach -> SHARE_UPDATE_EXCLUSIVE;
            case AlterAction.DetachPartition detach ->
                    detach.concurrently() || detach.finish()
                            ? SHARE_UPDATE_EXCLUSIVE
                            : ACCESS_EXCLUSIVE;
            case AlterAction.SwitchTrigger trigger -> SHARE_ROW_EXCLUSIVE;
            case AlterAction.AddConstraint add ->
                    add.constraint() instanceof Constraint.ForeignKey
                            ? SHARE_ROW_EXCLUSIVE
                            : ACCESS_EXCLUSIVE;
            case AlterAction.SetStatistics set -> SHARE_UPDATE_EXCLUSIVE;
            case AlterAction.SetColumnOptions set -> SHARE_UPDATE_EXCLUSIVE;
            case AlterAction.ClusterOn cluster -> SHARE_UPDATE_EXCLUSIVE;
            case AlterAction.SetOptions set ->
                    set.options().stream().anyMatch(each -> STRONG_OPTIONS.contains(each.name()))
                            ? ACCESS_EXCLUSIVE
                            : SHARE_UPDATE_EXCLUSIVE;
            default -> ACCESS_EXCLUSIVE;
        };
    }

    /// The lock on partitions and heirs: up to PostgreSQL 17 a key that may be null only builds an index there.
    private LockMode below(AlterAction action, LockMode mode) {
        boolean builds =
                major < UNIFORM
                        && action instanceof AlterAction.AddConstraint add
                        && (add.constraint() instanceof Constraint.Unique
                                || add.constraint() instanceof Constraint.Exclude);
        return builds ? SHARE : mode;
    }

    /// Whether partitions and heirs are altered with their parent.
    private static boolean descends(AlterAction action) {
        return switch (action) {
            case AlterAction.AddColumn add -> true;
            case AlterAction.DropColumn drop -> true;
            case AlterAction.AlterType type -> true;
            case AlterAction.SetNotNull set -> true;
            case AlterAction.DropNotNull drop -> true;
            case AlterAction.SetDefault set -> true;
            case AlterAction.DropDefault drop -> true;
            case AlterAction.AddConstraint add -> true;
            case AlterAction.DropConstraint drop -> true;
            case AlterAction.ValidateConstraint validate -> true;
            case AlterAction.RenameColumn rename -> true;
            case AlterAction.RenameConstraint rename -> true;
            case AlterAction.SetStatistics set -> true;
            case AlterAction.SetStorage set -> true;
            case AlterAction.SwitchTrigger trigger -> true;
            default -> false;
        };
    }

    private void act(KnownTable table, AlterAction action) {
        switch (action) {
            case AlterAction.AddColumn add -> columns.add(table, add);
            case AlterAction.AlterType type -> columns.retype(table, type);
            case AlterAction.SetNotNull set -> require(table, set.column().last());
            case AlterAction.AddConstraint add -> add(table, add.constraint());
            case AlterAction.ValidateConstraint validate ->
                    validate(table, validate.constraint().last());
            case AlterAction.DropColumn drop -> dropColumn(table, drop.column().last());
            case AlterAction.DropConstraint drop -> dropConstraint(table, drop);
            case AlterAction.AttachPartition attach -> attach(table, attach);
            case AlterAction.DetachPartition detach -> detach(table, detach);
            case AlterAction.Inherit inherit ->
                    traces.lock(inherit.parent(), SHARE_UPDATE_EXCLUSIVE);
            case AlterAction.NoInherit inherit -> traces.lock(inherit.parent(), ACCESS_SHARE);
            case AlterAction.MoveStorage move -> move(table, move);
            default -> {}
        }
    }

    private void require(KnownTable table, String column) {
        if (!table.proven(column)) {
            traces.scanOnly(table);
        }
        table.partitions().forEach(partition -> require(partition, column));
        table.heirs().forEach(heir -> require(heir, column));
    }

    private void add(KnownTable table, Constraint constraint) {
        switch (constraint) {
            case Constraint.Check check -> verify(table, check.unchecked());
            case Constraint.NotNull not -> {
                if (!not.unchecked()) {
                    require(table, not.column().last());
                }
            }
            case Constraint.ForeignKey key -> columns.refer(table, key, !key.unchecked());
            case Constraint.Unique unique -> verify(table, unique.usingIndex() != null);
            case Constraint.PrimaryKey key -> primaryKey(table, key);
            case Constraint.Exclude exclude -> traces.scan(table);
            case Constraint.Key key -> {}
        }
    }

    private void verify(KnownTable table, boolean unread) {
        if (!unread) {
            traces.scan(table);
        }
    }

    /// One that takes over an index reads the table only to prove that its columns hold no null.
    private void primaryKey(KnownTable table, Constraint.PrimaryKey key) {
        if (key.usingIndex() == null) {
            traces.scan(table);
            return;
        }
        table.index(key.usingIndex().last()).stream()
                .flatMap(index -> index.columns().stream())
                .forEach(column -> require(table, column.last()));
    }

    private void validate(KnownTable table, String name) {
        KnownConstraint constraint = table.constraint(name).orElse(null);
        if (constraint != null && constraint.valid()) {
            return;
        }
        traces.scan(table);
        if (constraint != null && constraint.references() != null) {
            traces.lockFamily(constraint.references(), ROW_SHARE);
            traces.scan(constraint.references());
        }
    }

    private void dropColumn(KnownTable table, String column) {
        table.foreignKeys().filter(key -> key.isOn(column)).forEach(key -> dropped(table, key));
        table.constraints().stream()
                .filter(key -> key.isOn(column) && isKey(key))
                .forEach(key -> drops.referring(table));
    }

    private void dropConstraint(KnownTable table, AlterAction.DropConstraint drop) {
        table.constraint(drop.constraint().last())
                .ifPresent(constraint -> dropped(table, constraint));
    }

    private void dropped(KnownTable table, KnownConstraint constraint) {
        KnownTable references = constraint.references();
        if (references != null) {
            traces.lockFamily(references, ACCESS_EXCLUSIVE);
        } else if (isKey(constraint)) {
            drops.referring(table);
        }
    }

    private static boolean isKey(KnownConstraint constraint) {
        return constraint.is(Constraint.PrimaryKey.class) || constraint.is(Constraint.Unique.class);
    }

    private void attach(KnownTable parent, AlterAction.AttachPartition attach) {
        KnownTable child = catalogue.table(attach.partition());
        traces.lock(attach.partition(), ACCESS_EXCLUSIVE);
        traces.lockFamily(child, ACCESS_EXCLUSIVE);
        joins(child);
        parent.defaultPartition()
                .ifPresent(rest -> {
                    traces.lockFamily(rest, ACCESS_EXCLUSIVE);
                    joins(rest);
                });
        columns.inherit(parent, child);
    }

    /// Whether a valid CHECK implies the bounds only the server can tell; where there is one, it is taken to.
    private void joins(KnownTable table) {
        boolean checked =
                table.constraints().stream()
                        .anyMatch(each -> each.valid() && each.is(Constraint.Check.class));
        if (!checked) {
            traces.scan(table);
        }
    }

    /// Also without waiting for the parent's users, the partition itself is taken alone in the end. The other ends of
    /// its foreign keys get triggers of its own.
    private void detach(KnownTable parent, AlterAction.DetachPartition detach) {
        traces.lock(detach.partition(), ACCESS_EXCLUSIVE);
        traces.lockFamily(catalogue.table(detach.partition()), ACCESS_EXCLUSIVE);
        parent.defaultPartition().ifPresent(rest -> traces.lock(rest, ACCESS_EXCLUSIVE));
        parent.foreignKeys()
                .map(KnownConstraint::references)
                .filter(Objects::nonNull)
                .forEach(other -> traces.lock(other, SHARE_ROW_EXCLUSIVE));
    }

    private void move(KnownTable table, AlterAction.MoveStorage move) {
        if (!table.isAlready(move.what())) {
            traces.rewrite(table);
        }
    }
}
