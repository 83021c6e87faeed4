package dev.dbguild.schema.script;

import dev.dbguild.schema.Index;
import dev.dbguild.schema.UniqueKey;
import dev.dbguild.sql.TableLike;

/// Takes over what `LIKE other INCLUDING …` names.
final class Likeness {
    private Likeness() {}

    static void apply(TableLike like, TableDraft model, TableDraft draft) {
        boolean defaults = like.includes("DEFAULTS");
        boolean identity = like.includes("IDENTITY");
        model.columns
                .values()
                .forEach(column ->
                        draft.put(
                                new dev.dbguild.schema.Column(
                                        column.name(),
                                        column.type(),
                                        column.nullable(),
                                        defaults ? column.defaultValue() : null,
                                        identity ? column.identity() : null,
                                        like.includes("GENERATED") ? column.generated() : null,
                                        like.includes("COMMENTS") ? column.comment() : null)));
        if (like.includes("CONSTRAINTS")) {
            draft.checks.addAll(model.checks);
        }
        if (like.includes("INDEXES")) {
            takeIndexes(model, draft);
        }
    }

    private static void takeIndexes(TableDraft model, TableDraft draft) {
        for (Index index : model.indexes) {
            String name = index.name().replace(model.name, draft.name);
            draft.indexes.add(Indexes.moved(Indexes.named(index, name), draft));
        }
        for (UniqueKey key : model.keys) {
            String name = key.name().replace(model.name, draft.name);
            draft.keys.add(new UniqueKey(name, key.columns(), key.primary()));
        }
    }
}
