package dev.dbguild.schema.script;

import dev.dbguild.schema.Access;
import dev.dbguild.schema.Check;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Grant;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Policy;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import dev.dbguild.schema.UniqueKey;
import dev.dbguild.schema.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A table while the statements that shape it are read. Not thread-safe.
final class TableDraft {
    String namespace;
    String name;
    TableKind kind;
    @Nullable String partitionOf;
    @Nullable String partitionKey;
    @Nullable String comment;
    @Nullable View view;
    long rows = -1;
    long bytes;
    boolean unlogged;
    boolean partial;
    boolean rowSecurity;
    boolean forced;
    final Map<String, Column> columns = new LinkedHashMap<>();
    final List<UniqueKey> keys = new ArrayList<>();
    final List<ForeignKey> foreignKeys = new ArrayList<>();
    final List<Check> checks = new ArrayList<>();
    final List<Index> indexes = new ArrayList<>();
    final List<Policy> policies = new ArrayList<>();
    final List<Grant> grants = new ArrayList<>();

    /// @param qualified `public.orders`
    TableDraft(String qualified, TableKind kind) {
        int dot = qualified.indexOf('.');
        this.namespace = qualified.substring(0, dot);
        this.name = qualified.substring(dot + 1);
        this.kind = kind;
    }

    /// A table that was there before the scripts.
    static TableDraft of(Table table) {
        TableDraft draft = new TableDraft(table.qualified(), table.kind());
        draft.partitionOf = table.partitionOf();
        draft.partitionKey = table.partitionKey();
        draft.comment = table.comment();
        draft.view = table.view();
        draft.rows = table.rows();
        draft.bytes = table.bytes();
        draft.unlogged = table.unlogged();
        draft.partial = table.partial();
        draft.rowSecurity = table.access().rowSecurity();
        draft.forced = table.access().forced();
        draft.policies.addAll(table.access().policies());
        draft.grants.addAll(table.access().grants());
        table.columns().forEach(draft::put);
        draft.keys.addAll(table.uniqueKeys());
        draft.foreignKeys.addAll(table.foreignKeys());
        draft.checks.addAll(table.checks());
        draft.indexes.addAll(table.indexes());
        return draft;
    }

    Table table() {
        return new Table(
                namespace,
                name,
                kind,
                partitionOf,
                partitionKey,
                rows,
                bytes,
                comment,
                List.copyOf(columns.values()),
                keys,
                foreignKeys,
                checks,
                indexes,
                unlogged,
                partial,
                view,
                new Access(rowSecurity, forced, policies, grants));
    }

    String qualified() {
        return namespace + "." + name;
    }

    String shown() {
        return Origins.shown(qualified());
    }

    void put(Column column) {
        columns.put(column.name(), column);
    }

    void change(String column, UnaryOperator<Column> edit) {
        columns.computeIfPresent(column, (name, before) -> edit.apply(before));
    }

    void require(List<String> required) {
        required.forEach(column -> change(column, before -> Columns.required(before, true)));
    }

    /// Takes a column away with every key, constraint and index that it is part of.
    void dropColumn(String column) {
        columns.remove(column);
        keys.removeIf(key -> key.columns().contains(column));
        foreignKeys.removeIf(key -> key.columns().contains(column));
        indexes.removeIf(index -> index.keyTexts().contains(column));
        checks.removeIf(check -> Columns.mentions(check.expression(), column));
    }

    /// Takes a constraint away, and the index that it owns.
    void dropConstraint(String constraint) {
        keys.removeIf(key -> key.name().equals(constraint));
        foreignKeys.removeIf(key -> key.name().equals(constraint));
        checks.removeIf(check -> check.name().equals(constraint));
        indexes.removeIf(index -> index.constraint() && index.name().equals(constraint));
    }

    void rename(String from, String to) {
        Map<String, Column> renamed = new LinkedHashMap<>();
        columns.forEach((key, column) -> {
            Column own = key.equals(from) ? Columns.named(column, to) : column;
            renamed.put(own.name(), own);
        });
        columns.clear();
        columns.putAll(renamed);
        new Renaming(from, to).apply(this);
    }
}
