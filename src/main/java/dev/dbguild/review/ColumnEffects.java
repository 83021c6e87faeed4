package dev.dbguild.review;

import static dev.dbguild.review.LockMode.ACCESS_EXCLUSIVE;
import static dev.dbguild.review.LockMode.SHARE_ROW_EXCLUSIVE;

import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Statement;
import java.util.Objects;

/// What new columns and new types of columns do to the rows that are there, and what foreign keys do to both ends.
final class ColumnEffects {
    private final Step step;
    private final Catalogue catalogue;
    private final Traces traces;

    ColumnEffects(Step step, Traces traces) {
        this.step = step;
        this.catalogue = step.catalogue();
        this.traces = traces;
    }

    void add(KnownTable table, AlterAction.AddColumn add) {
        Column column = add.column();
        boolean there = table.column(column.name().last()).isPresent();
        if (there && add.ifNotExists()) {
            return;
        }
        if (rewrites(column)) {
            traces.rewrite(table);
        } else if (reads(column)) {
            traces.scan(table);
        }
        column.constraints().stream()
                .filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast)
                .forEach(key -> refer(table, key, isFilled(column)));
    }

    /// Whether every row gets a value of its own, or one that the column's type has to look at.
    boolean rewrites(Column column) {
        return switch (column.generated()) {
            case IDENTITY, STORED -> true;
            case VIRTUAL -> false;
            case NOT -> column.type().isSerial() || isDomain(column) || hasVaryingDefault(column);
        };
    }

    private boolean isDomain(Column column) {
        return catalogue
                .domain(column.type().base())
                .filter(domain -> !column.type().array())
                .map(Statement.CreateDomain::constrained)
                .orElse(false);
    }

    private boolean hasVaryingDefault(Column column) {
        return column.value() != null && Volatility.mayChange(column.value(), catalogue);
    }

    private static boolean reads(Column column) {
        boolean verifies =
                column.constraints().stream()
                        .anyMatch(each ->
                                each instanceof Constraint.Check check && !check.unchecked()
                                        || each instanceof Constraint.Unique
                                        || each instanceof Constraint.PrimaryKey);
        return verifies || column.notNull() && column.value() == null;
    }

    /// Whether the rows that are there get a value.
    private boolean isFilled(Column column) {
        boolean explicit =
                column.value() != null && !column.value().text().strip().equalsIgnoreCase("null");
        boolean byDomain =
                catalogue
                        .domain(column.type().base())
                        .map(Statement.CreateDomain::hasDefault)
                        .orElse(false);
        return explicit || byDomain || rewrites(column);
    }

    /// Triggers are made on both ends; to verify it, both are read.
    void refer(KnownTable table, Constraint.ForeignKey key, boolean verified) {
        KnownTable referenced = catalogue.table(key.references());
        traces.lock(key.references(), SHARE_ROW_EXCLUSIVE);
        traces.lockFamily(referenced, SHARE_ROW_EXCLUSIVE);
        if (verified) {
            traces.scan(table);
            traces.scan(referenced);
        }
    }

    /// What a partition takes over from its parent: indexes are built, foreign keys verified.
    void inherit(KnownTable parent, KnownTable child) {
        if (parent.indexes().stream().anyMatch(index -> !has(child, index))) {
            traces.scan(child);
        }
        parent.foreignKeys()
                .map(KnownConstraint::references)
                .filter(Objects::nonNull)
                .forEach(referenced -> {
                    traces.lockFamily(referenced, SHARE_ROW_EXCLUSIVE);
                    traces.scan(referenced);
                    traces.scan(child);
                });
    }

    private static boolean has(KnownTable table, KnownIndex index) {
        return table.indexes().stream()
                .anyMatch(own ->
                        own.unique() == index.unique() && own.columns().equals(index.columns()));
    }

    void retype(KnownTable table, AlterAction.AlterType change) {
        String column = change.column().last();
        TypeChange type = TypeChange.of(step, table, change);
        relate(table, column, type.rewrites());
        if (type.rewrites()) {
            traces.rewrite(table);
            return;
        }
        boolean sorts =
                change.collation() != null
                        || table.column(column)
                                .filter(old -> TypeChange.ordersAnew(old.type(), change.type()))
                                .isPresent();
        boolean rebuilds =
                table.indexes().stream()
                        .anyMatch(index -> sorts && index.isOn(column) || index.computes(column));
        if (rebuilds) {
            traces.rebuild();
        }
        if (rebuilds || isChecked(table, column)) {
            traces.scan(table);
        }
    }

    /// Foreign keys on both ends of the column are made anew, and verified when its rows are.
    private void relate(KnownTable table, String column, boolean verifies) {
        table.foreignKeys()
                .filter(key -> key.isOn(column))
                .map(KnownConstraint::references)
                .filter(Objects::nonNull)
                .forEach(other -> relate(other, verifies));
        boolean isKey =
                table.constraints().stream()
                        .anyMatch(key -> key.references() == null && key.isOn(column));
        catalogue.tables().stream()
                .filter(other -> isKey && other != table)
                .filter(other -> other.foreignKeys().anyMatch(key -> key.references() == table))
                .forEach(other -> relate(other, verifies));
    }

    private void relate(KnownTable other, boolean verifies) {
        traces.lockFamily(other, ACCESS_EXCLUSIVE);
        if (verifies) {
            traces.scan(other);
        }
    }

    /// A CHECK is made anew with the column, and verified like a new one.
    private static boolean isChecked(KnownTable table, String column) {
        return table.constraints().stream().anyMatch(each -> each.valid() && each.checks(column));
    }
}
