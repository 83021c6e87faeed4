package dev.dbguild.schema.script;

import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.UniqueKey;
import dev.dbguild.schema.script.Elements.Reading;
import dev.dbguild.sql.Block;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Optional;

/// Builds the schema that scripts make, on top of what was there before, as a catalogue would show it.
///
/// Of a table that nothing is known of, it keeps what the scripts change ([Table#partial]). What a statement says of
/// rows, and of temporary tables, leaves no trace. Not thread-safe: one for each reading.
public final class SchemaOfScripts {
    private final Schema before;
    private final Origins origins = new Origins();
    private final SearchPath path = new SearchPath();
    private final Tables tables;
    private final Objects objects;

    private SchemaOfScripts(Schema before) {
        this.before = before;
        this.tables = new Tables(path, before);
        this.objects = new Objects(path, before);
    }

    /// @param before what was there; [Schema#empty] when nothing is known
    public static SchemaOfScripts on(Schema before) {
        return new SchemaOfScripts(before);
    }

    /// The schema that these scripts make where there was none.
    public static Schema of(List<Script> scripts) {
        SchemaOfScripts reading = on(Schema.empty());
        scripts.forEach(reading::apply);
        return reading.schema();
    }

    public void apply(Script script) {
        for (Statement statement : script.statements()) {
            apply(new Reading(script, statement, origins));
            if (statement instanceof Statement.Do block) {
                Block.of(block)
                        .statements()
                        .forEach(each -> apply(new Reading(script, each, origins)));
            }
        }
    }

    /// Where things stand that the scripts shaped.
    public Origins origins() {
        return origins;
    }

    private void apply(Reading reading) {
        switch (reading.statement()) {
            case Statement.SetVariable set -> path.apply(set);
            case Statement.Query query -> path.apply(query);
            case Statement.CreateFunction function ->
                    origins.put(Origins.routine(objects.add(function)), reading.origin());
            case Statement.CreateType type ->
                    origins.put(Origins.type(objects.add(type)), reading.origin());
            case Statement.CreateDomain domain ->
                    origins.put(Origins.type(objects.add(domain)), reading.origin());
            case Statement.AddEnumValue value -> objects.add(value);
            case Statement.Drop drop -> {
                drop.names().forEach(name -> objects.drop(drop.object(), name));
                tables.drop(drop, reading);
            }
            case Statement.Grant grant -> {
                objects.apply(grant);
                tables.apply(grant, reading);
            }
            case Statement.Other other when altersRoutine(other) ->
                    Optional.ofNullable(other.target())
                            .ifPresent(name -> objects.alter(name, other.text()));
            default -> tables.apply(reading);
        }
    }

    private static boolean altersRoutine(Statement.Other other) {
        return other.kind().equals("ALTER FUNCTION") || other.kind().equals("ALTER PROCEDURE");
    }

    /// What is there now.
    public Schema schema() {
        List<Table> all = tables.all();
        return new Schema(
                before.database(),
                before.version(),
                all.stream().map(table -> completed(table, all)).toList(),
                before.sequences(),
                objects.routines(),
                objects.enums(),
                objects.domains());
    }

    /// Says of foreign keys that name no columns on the other side which those are.
    private static Table completed(Table table, List<Table> all) {
        boolean complete =
                table.foreignKeys().stream().noneMatch(key -> key.referencedColumns().isEmpty());
        if (complete) {
            return table;
        }
        TableDraft draft = TableDraft.of(table);
        draft.foreignKeys.replaceAll(key -> completed(key, all));
        return draft.table();
    }

    private static ForeignKey completed(ForeignKey key, List<Table> all) {
        if (!key.referencedColumns().isEmpty()) {
            return key;
        }
        List<String> columns =
                all.stream()
                        .filter(table -> table.qualified().equals(key.referencedTable()))
                        .findFirst()
                        .flatMap(Table::primaryKey)
                        .map(UniqueKey::columns)
                        .orElse(List.of());
        return new ForeignKey(
                key.name(),
                key.columns(),
                key.referencedTable(),
                columns,
                key.onDelete(),
                key.onUpdate(),
                key.valid(),
                key.deferrable());
    }
}
