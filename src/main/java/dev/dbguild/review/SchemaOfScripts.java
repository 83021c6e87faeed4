package dev.dbguild.review;

import dev.dbguild.schema.Check;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexKey;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import dev.dbguild.schema.UniqueKey;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.IndexPart;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds the tables that scripts make, as a catalogue would show them. Not thread-safe: one for each reading.
final class SchemaOfScripts {
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    /// A table while the statements that shape it are read.
    private static final class Draft {
        private final Name name;
        private final @Nullable Name partitionOf;
        private final @Nullable String partitionKey;
        private final Map<String, Column> columns = new LinkedHashMap<>();
        private final List<UniqueKey> keys = new ArrayList<>();
        private final List<ForeignKey> foreignKeys = new ArrayList<>();
        private final List<Check> checks = new ArrayList<>();
        private final List<Index> indexes = new ArrayList<>();

        Draft(Statement.CreateTable table) {
            name = table.name();
            partitionOf = table.partitionOf();
            partitionKey = table.partitionedBy();
        }
    }

    Schema read(List<Script> scripts) {
        scripts.forEach(script -> script.statements().forEach(this::apply));
        List<Table> tables = drafts.values().stream().map(SchemaOfScripts::table).toList();
        return new Schema("", "", tables, List.of(), 0);
    }

    private void apply(Statement statement) {
        switch (statement) {
            case Statement.CreateTable create -> create(create);
            case Statement.AlterTable alter -> {
                Draft draft = drafts.get(key(alter.name()));
                if (draft != null) {
                    alter.actions().forEach(action -> apply(draft, action));
                }
            }
            case Statement.CreateIndex index -> {
                Draft draft = drafts.get(key(index.table()));
                if (draft != null) {
                    draft.indexes.add(index(draft, index));
                }
            }
            case Statement.Drop drop -> drop.names().forEach(name -> drafts.remove(key(name)));
            default -> {}
        }
    }

    private void create(Statement.CreateTable create) {
        if (create.temporary() || create.fromQuery() || create.columns().isEmpty()) {
            return;
        }
        Draft draft = new Draft(create);
        create.columns().forEach(column -> add(draft, column));
        create.constraints().forEach(constraint -> add(draft, constraint));
        drafts.put(key(create.name()), draft);
    }

    private static void apply(Draft draft, AlterAction action) {
        switch (action) {
            case AlterAction.AddColumn add -> add(draft, add.column());
            case AlterAction.DropColumn drop -> draft.columns.remove(drop.column().last());
            case AlterAction.AddConstraint add -> add(draft, add.constraint());
            case AlterAction.AlterType type ->
                    draft.columns.computeIfPresent(
                            type.column().last(),
                            (name, column) -> retyped(column, type.type().text()));
            default -> {}
        }
    }

    private static Column retyped(Column column, String type) {
        return new Column(
                column.name(),
                type,
                column.nullable(),
                column.defaultValue(),
                column.identity(),
                column.generated(),
                column.comment());
    }

    private static void add(Draft draft, dev.dbguild.sql.Column column) {
        boolean identity = column.generated() == dev.dbguild.sql.Column.Generated.IDENTITY;
        boolean computed = !identity && column.generated() != dev.dbguild.sql.Column.Generated.NOT;
        String value = column.value() == null ? null : column.value().text();
        draft.columns.put(
                column.name().last(),
                new Column(
                        column.name().last(),
                        column.type().text(),
                        !column.notNull() && !column.primaryKey(),
                        computed ? null : value,
                        identity ? "by default" : null,
                        computed ? value : null,
                        null));
        column.constraints().forEach(constraint -> add(draft, constraint));
    }

    private static void add(Draft draft, Constraint constraint) {
        switch (constraint) {
            case Constraint.PrimaryKey key -> addKey(draft, key.name(), key.columns(), true);
            case Constraint.Unique unique -> addKey(draft, unique.name(), unique.columns(), false);
            case Constraint.ForeignKey key ->
                    draft.foreignKeys.add(
                            new ForeignKey(
                                    named(draft, key.name(), key.columns(), "fkey"),
                                    lasts(key.columns()),
                                    key(key.references()),
                                    lasts(key.referencedColumns()),
                                    "no action",
                                    "no action",
                                    !key.unchecked(),
                                    false));
            case Constraint.Check check ->
                    draft.checks.add(
                            new Check(
                                    named(draft, check.name(), List.of(), "check"),
                                    check.condition().text(),
                                    !check.unchecked()));
            case Constraint.NotNull not -> {}
            case Constraint.Exclude exclude -> {}
        }
    }

    private static void addKey(
            Draft draft, @Nullable Name name, List<Name> columns, boolean primary) {
        String own =
                primary
                        ? named(draft, name, List.of(), "pkey")
                        : named(draft, name, columns, "key");
        draft.keys.add(new UniqueKey(own, lasts(columns), primary));
        draft.indexes.add(
                new Index(
                        draft.name.schema(),
                        own,
                        draft.name.last(),
                        "btree",
                        columns.stream().map(column -> IndexKey.of(column.last())).toList(),
                        List.of(),
                        true,
                        primary,
                        true,
                        true,
                        null,
                        "",
                        0));
    }

    private static Index index(Draft draft, Statement.CreateIndex index) {
        String name =
                index.name() == null ? named(draft, null, List.of(), "idx") : index.name().last();
        return new Index(
                draft.name.schema(),
                name,
                draft.name.last(),
                index.method(),
                index.columns().stream().map(SchemaOfScripts::key).toList(),
                index.include(),
                index.unique(),
                false,
                false,
                true,
                index.where(),
                index.text(),
                0);
    }

    private static IndexKey key(IndexPart part) {
        Name column = part.column();
        String text = column == null ? part.text() : column.last();
        boolean special =
                column != null && !part.text().equals(column.text()) && !part.descending();
        return new IndexKey(
                text,
                column == null,
                part.descending(),
                part.descending(),
                special ? part.text() : null,
                null);
    }

    private static String named(
            Draft draft, @Nullable Name name, List<Name> columns, String suffix) {
        return name == null ? Rewording.constraintName(draft.name, columns, suffix) : name.last();
    }

    private static List<String> lasts(List<Name> names) {
        return names.stream().map(Name::last).toList();
    }

    private static String key(Name name) {
        return name.schema() + "." + name.last();
    }

    private static Table table(Draft draft) {
        Name parent = draft.partitionOf;
        return new Table(
                draft.name.schema(),
                draft.name.last(),
                draft.partitionKey == null ? TableKind.TABLE : TableKind.PARTITIONED,
                parent == null ? null : key(parent),
                draft.partitionKey,
                -1,
                0,
                null,
                List.copyOf(draft.columns.values()),
                draft.keys,
                draft.foreignKeys,
                draft.checks,
                draft.indexes);
    }
}
