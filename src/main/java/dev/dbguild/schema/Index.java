package dev.dbguild.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An index.
///
/// @param method `btree`, `gin`, …
/// @param include payload columns that are no keys
/// @param unique whether it enforces uniqueness
/// @param primary whether it is the primary key's
/// @param constraint whether a constraint (primary key, unique, exclusion) owns it
/// @param valid false for what a failed concurrent build leaves behind
/// @param predicate the `WHERE` of a partial index, null when it covers all rows
/// @param definition the whole `CREATE INDEX` statement
/// @param bytes 0 when unknown
public record Index(
        String namespace,
        String name,
        String table,
        String method,
        List<IndexKey> keys,
        List<String> include,
        boolean unique,
        boolean primary,
        boolean constraint,
        boolean valid,
        @Nullable String predicate,
        String definition,
        long bytes) {
    public Index {
        keys = List.copyOf(keys);
        include = List.copyOf(include);
    }

    public List<String> keyTexts() {
        return keys.stream().map(IndexKey::text).toList();
    }

    /// The name as its users write it: without the schema where that is `public`.
    public String shown() {
        return namespace.equals("public") || namespace.isEmpty() ? name : namespace + "." + name;
    }

    /// Whether its first keys are these columns, in any order, with no predicate: it serves look-ups by all of them.
    public boolean leadsWith(List<String> columns) {
        return predicate == null
                && valid
                && keys.size() >= columns.size()
                && keys.stream().noneMatch(key -> key.expression() && columns.contains(key.text()))
                && keyTexts().subList(0, columns.size()).containsAll(columns);
    }
}
