package dev.dbguild.review;

import dev.dbguild.sql.IndexPart;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/// An index as the statements before left it.
///
/// @param columns those it is on, in order; expressions are not among them
/// @param text its definition, for what is asked of expressions and conditions
record KnownIndex(Name name, List<Name> columns, boolean unique, boolean partial, String text) {
    KnownIndex {
        columns = List.copyOf(columns);
    }

    static KnownIndex of(Statement.CreateIndex index, Name name) {
        return new KnownIndex(
                name,
                index.columns().stream()
                        .map(IndexPart::column)
                        .filter(java.util.Objects::nonNull)
                        .toList(),
                index.unique(),
                index.where() != null,
                index.text());
    }

    static KnownIndex of(dev.dbguild.schema.Index index) {
        return new KnownIndex(
                Name.of(Name.written(index.namespace()) + "." + Name.written(index.name())),
                index.keys().stream()
                        .filter(key -> !key.expression())
                        .map(key -> Name.of(Name.written(key.text())))
                        .toList(),
                index.unique(),
                index.predicate() != null,
                index.definition());
    }

    /// Whether an expression or its condition uses the column: it is then built anew with every change of its type.
    boolean computes(String column) {
        boolean named =
                Pattern.compile("(?<![\\w$])" + Pattern.quote(column) + "(?![\\w$])")
                        .matcher(text.replace('"', ' '))
                        .find();
        return named && (partial || !isOn(column));
    }

    boolean isOn(String column) {
        return columns.stream().anyMatch(each -> each.last().equals(column));
    }
}
