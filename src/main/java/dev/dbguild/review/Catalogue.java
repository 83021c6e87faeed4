package dev.dbguild.review;

import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What exists while a script runs, as far as the target's schema and the statements before tell. Not thread-safe.
final class Catalogue {
    private final @Nullable Schema target;
    private final Map<String, KnownTable> tables = new HashMap<>();
    private final Set<String> created = new HashSet<>();
    private final Set<String> fromHistory = new HashSet<>();
    private final Map<String, Statement.CreateDomain> domains = new HashMap<>();
    private final Map<String, Name> indexed = new HashMap<>();

    /// @param target the schema before the change, null when none is known
    Catalogue(@Nullable Schema target) {
        this.target = target;
    }

    /// From here on what is made counts as made by the change; what was applied before is its history.
    void beginChange() {
        fromHistory.addAll(created);
        created.clear();
    }

    /// Whether this change made the table, view or materialised view.
    boolean created(Name relation) {
        return created.contains(key(relation));
    }

    /// Whether an index is on a table that this change made.
    boolean onCreated(Name index) {
        Name table = indexed.get(key(index));
        return table != null && created(table);
    }

    /// Whether the target, the history or the script says what the table looks like.
    boolean knows(Name table) {
        return created(table) || fromHistory.contains(key(table)) || ofTarget(table).isPresent();
    }

    boolean hasTarget() {
        return target != null;
    }

    /// The table's rows by the target's statistics; -1 when they are not known.
    long rows(Name table) {
        return created(table) ? -1 : ofTarget(table).map(Table::rows).orElse(-1L);
    }

    Optional<Table> ofTarget(Name table) {
        return target == null
                ? Optional.empty()
                : target.tables().stream()
                        .filter(each -> each.name().equals(table.last()))
                        .filter(each -> each.namespace().equals(table.schema()))
                        .findFirst();
    }

    /// The column's type before this statement, when it is known.
    Optional<DataType> type(Name table, Name column) {
        return Optional.ofNullable(table(table).types().get(column.last()));
    }

    /// Whether a valid CHECK or an earlier statement proves that the column holds no null.
    boolean provenNotNull(Name table, Name column) {
        return table(table).proven(column.last());
    }

    /// Whether a CHECK of the table was validated; whether it implies a partition's bounds, only the server can tell.
    boolean hasValidCheck(Name table) {
        return table(table).hasValidCheck();
    }

    Optional<Statement.CreateDomain> domain(String type) {
        return Optional.ofNullable(domains.get(key(Name.of(type))));
    }

    void apply(Statement statement) {
        switch (statement) {
            case Statement.CreateTable create -> {
                created.add(key(create.name()));
                KnownTable made = new KnownTable();
                create.columns().forEach(made::add);
                create.constraints().forEach(made::add);
                tables.put(key(create.name()), made);
            }
            case Statement.AlterTable alter ->
                    alter.actions().forEach(action -> apply(alter.name(), action));
            case Statement.CreateIndex index -> {
                if (index.name() != null) {
                    indexed.put(key(index.name()), index.table());
                }
            }
            case Statement.CreateDomain domain -> domains.put(key(domain.target()), domain);
            case Statement.CreateView view -> created.add(key(view.target()));
            default -> {}
        }
    }

    private void apply(Name name, AlterAction action) {
        KnownTable table = table(name);
        switch (action) {
            case AlterAction.AddColumn add -> table.add(add.column());
            case AlterAction.DropColumn drop -> table.types().remove(drop.column().last());
            case AlterAction.AlterType type -> table.types().put(type.column().last(), type.type());
            case AlterAction.AddConstraint add -> table.add(add.constraint());
            case AlterAction.ValidateConstraint validate ->
                    table.validate(validate.constraint().last());
            case AlterAction.DropConstraint drop -> table.drop(drop.constraint().last());
            case AlterAction.RenameTable rename -> rename(name, rename.to(), table);
            case AlterAction.RenameColumn rename ->
                    table.rename(rename.from().last(), rename.to().last());
            case AlterAction.SetNotNull set -> table.prove(set.column().last());
            default -> {}
        }
    }

    private void rename(Name from, Name to, KnownTable table) {
        Name renamed = Name.of(from.schema() + "." + to.text());
        tables.put(key(renamed), table);
        if (created(from)) {
            created.add(key(renamed));
        }
    }

    private KnownTable table(Name name) {
        return tables.computeIfAbsent(
                key(name),
                unknown -> ofTarget(name).map(KnownTable::of).orElseGet(KnownTable::new));
    }

    private static String key(Name name) {
        return name.schema() + "." + name.last();
    }

    /// The column that a condition `c IS NOT NULL` is about, or null.
    static @Nullable String notNullColumn(Constraint.Check check) {
        return KnownTable.notNullColumn(check.condition().text());
    }
}
