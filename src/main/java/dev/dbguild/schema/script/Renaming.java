package dev.dbguild.schema.script;

import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexKey;
import dev.dbguild.schema.UniqueKey;
import java.util.List;

/// A column's new name, in everything of its table that uses it.
record Renaming(String from, String to) {

    void apply(TableDraft draft) {
        draft.keys.replaceAll(
                key -> new UniqueKey(key.name(), renamed(key.columns()), key.primary()));
        draft.foreignKeys.replaceAll(this::renamed);
        draft.indexes.replaceAll(this::renamed);
    }

    private ForeignKey renamed(ForeignKey key) {
        return new ForeignKey(
                key.name(),
                renamed(key.columns()),
                key.referencedTable(),
                key.referencedColumns(),
                key.onDelete(),
                key.onUpdate(),
                key.valid(),
                key.deferrable());
    }

    private Index renamed(Index index) {
        List<IndexKey> keys =
                index.keys().stream()
                        .map(key ->
                                key.expression() ? key : Indexes.named(key, renamed(key.text())))
                        .toList();
        return Indexes.with(index, keys, renamed(index.include()));
    }

    private List<String> renamed(List<String> columns) {
        return columns.stream().map(this::renamed).toList();
    }

    private String renamed(String column) {
        return column.equals(from) ? to : column;
    }
}
