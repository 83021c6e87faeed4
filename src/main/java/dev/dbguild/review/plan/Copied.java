package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.List;
import java.util.stream.Collectors;

/// What belongs to an object and has to be said again of another one.
final class Copied {
    private Copied() {}

    /// The rights that people have on a single column, for another column.
    static List<String> grants(TableFacts table, String column, String to) {
        return table.grants().stream()
                .filter(grant -> column.equals(grant.column()))
                .map(grant ->
                        "grant "
                                + grant.privilege().toLowerCase(java.util.Locale.ROOT)
                                + " ("
                                + to
                                + ") on "
                                + table.sql()
                                + " to "
                                + grant.grantee()
                                + option(grant))
                .toList();
    }

    /// The rights on a table, for another relation.
    static List<String> grants(TableFacts table, String relation) {
        return table.grants().stream()
                .map(grant ->
                        "grant "
                                + grant.privilege().toLowerCase(java.util.Locale.ROOT)
                                + (grant.column() == null
                                        ? ""
                                        : " (" + Name.written(grant.column()) + ")")
                                + " on "
                                + relation
                                + " to "
                                + grant.grantee()
                                + option(grant))
                .toList();
    }

    private static String option(TableFacts.Grant grant) {
        return grant.grantable() ? " with grant option" : "";
    }

    static String list(List<String> names) {
        return names.stream().map(Name::written).collect(Collectors.joining(", ", "(", ")"));
    }
}
