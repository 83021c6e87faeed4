package dev.dbguild.schema.script;

import dev.dbguild.schema.Index;
import dev.dbguild.schema.UniqueKey;
import dev.dbguild.sql.Name;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `LIKE other INCLUDING …` within CREATE TABLE.
///
/// @param including what is taken over beside the columns, upper case
record Likeness(Name table, String including) {
    private static final Pattern CLAUSE =
            Pattern.compile(
                    "(?is)[(,]\\s*like\\s+((?:\"[^\"]+\"|[\\w$]+)(?:\\s*\\.\\s*(?:\"[^\"]+\"|[\\w$]+))?)"
                            + "((?:\\s+(?:including|excluding)\\s+\\w+)*)\\s*[,)]");

    static Optional<Likeness> in(String createTable) {
        Matcher matcher = CLAUSE.matcher(createTable);
        return matcher.find()
                ? Optional.of(
                        new Likeness(
                                Name.of(matcher.group(1)),
                                matcher.group(2).toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private boolean includes(String what) {
        boolean all = including.contains("INCLUDING ALL");
        return including.contains("INCLUDING " + what)
                || all && !including.contains("EXCLUDING " + what);
    }

    void apply(TableDraft model, TableDraft draft) {
        boolean defaults = includes("DEFAULTS");
        boolean identity = includes("IDENTITY");
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
                                        includes("GENERATED") ? column.generated() : null,
                                        includes("COMMENTS") ? column.comment() : null)));
        if (includes("CONSTRAINTS")) {
            draft.checks.addAll(model.checks);
        }
        if (includes("INDEXES")) {
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
