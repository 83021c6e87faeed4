package dev.dbguild.schema.script;

import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexKey;
import dev.dbguild.schema.UniqueKey;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.IndexPart;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes indexes of their definitions, and changes what was made.
final class Indexes {
    /// What may follow a column: its collation, its operator class, its direction, where nulls go.
    private static final Pattern TAIL =
            Pattern.compile(
                    "(?is)(?:\\s+collate\\s+(?<collation>\\S+))?(?:\\s+(?!asc\\b|desc\\b|nulls\\b)(?<class>[\\w.\"]+)(?:\\s*\\([^)]*\\))?)?"
                            + "(?:\\s+(?:asc|desc))?(?:\\s+nulls\\s+(?<nulls>first|last))?\\s*");

    private Indexes() {}

    static Index of(TableDraft draft, Statement.CreateIndex index) {
        List<IndexKey> keys = index.columns().stream().map(Indexes::key).toList();
        Name name = index.name();
        return new Index(
                draft.namespace,
                name == null ? chosen(draft, keys) : name.last(),
                draft.name,
                index.method().toLowerCase(Locale.ROOT),
                keys,
                index.include(),
                index.unique(),
                false,
                false,
                true,
                index.where(),
                index.text(),
                0);
    }

    /// The index behind a primary key or unique constraint.
    static Index of(TableDraft draft, UniqueKey key) {
        return new Index(
                draft.namespace,
                key.name(),
                draft.name,
                "btree",
                key.columns().stream().map(IndexKey::of).toList(),
                List.of(),
                true,
                key.primary(),
                true,
                true,
                null,
                "",
                0);
    }

    /// An index that MySQL declares with the table.
    static Index of(TableDraft draft, Constraint.Key key) {
        List<IndexKey> keys = key.parts().stream().map(Indexes::key).toList();
        Name name = key.name();
        return new Index(
                draft.namespace,
                name == null ? chosen(draft, keys) : name.last(),
                draft.name,
                key.kind().equals("INDEX") ? "btree" : key.kind().toLowerCase(Locale.ROOT),
                keys,
                List.of(),
                false,
                false,
                false,
                true,
                null,
                "",
                0);
    }

    private static IndexKey key(IndexPart part) {
        Name column = part.column();
        if (column == null) {
            return new IndexKey(
                    part.text(), true, part.descending(), part.descending(), null, null);
        }
        String written = part.text();
        String tail =
                written.startsWith(column.text()) ? written.substring(column.text().length()) : "";
        Matcher matcher = TAIL.matcher(tail);
        boolean read = matcher.matches();
        String nulls = read ? matcher.group("nulls") : null;
        return new IndexKey(
                column.last(),
                false,
                part.descending(),
                nulls == null ? part.descending() : nulls.equalsIgnoreCase("first"),
                read ? matcher.group("class") : tail,
                read ? matcher.group("collation") : null);
    }

    /// The name that PostgreSQL gives an index that has none.
    private static String chosen(TableDraft draft, List<IndexKey> keys) {
        String columns =
                keys.stream()
                        .map(key -> key.expression() ? "expr" : key.text())
                        .collect(Collectors.joining("_"));
        String base = ConstraintNames.cut(draft.name + "_" + columns + "_idx");
        String name = base;
        for (int i = 1; isTaken(draft, name); i++) {
            name = base + i;
        }
        return name;
    }

    private static boolean isTaken(TableDraft draft, String name) {
        return draft.indexes.stream().anyMatch(index -> index.name().equals(name));
    }

    static IndexKey named(IndexKey key, String column) {
        return new IndexKey(
                column,
                false,
                key.descending(),
                key.nullsFirst(),
                key.operatorClass(),
                key.collation());
    }

    static Index with(Index index, List<IndexKey> keys, List<String> include) {
        return copy(index, index.name(), keys, include);
    }

    static Index named(Index index, String name) {
        return copy(index, name, index.keys(), index.include());
    }

    /// The same index, taken over by a constraint.
    static Index owned(Index index, String name) {
        return new Index(
                index.namespace(),
                name,
                index.table(),
                index.method(),
                index.keys(),
                index.include(),
                index.unique(),
                index.primary(),
                true,
                index.valid(),
                index.predicate(),
                index.definition(),
                index.bytes());
    }

    /// The same index of a constraint to which two nulls are equal.
    static Index nullsAlike(Index index) {
        return new Index(
                index.namespace(),
                index.name(),
                index.table(),
                index.method(),
                index.keys(),
                index.include(),
                index.unique(),
                index.primary(),
                index.constraint(),
                index.valid(),
                index.predicate(),
                "UNIQUE NULLS NOT DISTINCT",
                index.bytes());
    }

    /// The same index on a table that has another name, or is in another schema.
    static Index moved(Index index, TableDraft to) {
        return new Index(
                to.namespace,
                index.name(),
                to.name,
                index.method(),
                index.keys(),
                index.include(),
                index.unique(),
                index.primary(),
                index.constraint(),
                index.valid(),
                index.predicate(),
                index.definition(),
                index.bytes());
    }

    static @Nullable Index find(TableDraft draft, String name) {
        return draft.indexes.stream()
                .filter(index -> Objects.equals(index.name(), name))
                .findFirst()
                .orElse(null);
    }

    private static Index copy(Index index, String name, List<IndexKey> keys, List<String> include) {
        return new Index(
                index.namespace(),
                name,
                index.table(),
                index.method(),
                keys,
                include,
                index.unique(),
                index.primary(),
                index.constraint(),
                index.valid(),
                index.predicate(),
                index.definition(),
                index.bytes());
    }
}
