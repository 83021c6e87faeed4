package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A foreign key's column has another type than what it points to.
final class ForeignKeyTypes implements HealthCheck {
    /// A domain may well be over the other's type.
    private static final Set<String> KNOWN =
            Set.of(
                    "smallint",
                    "integer",
                    "bigint",
                    "numeric",
                    "real",
                    "double precision",
                    "text",
                    "character",
                    "uuid",
                    "date",
                    "timestamp without time zone",
                    "timestamp with time zone");

    private static final HealthCard CARD =
            new HealthCard(
                    "foreign-key-type-mismatch",
                    "values that the referenced column can hold do not fit, or joins must convert each row",
                    "any pair of columns of two built-in types; lengths of text aside",
                    "SchemaCrawler lint",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.ownTables()
                .flatMap(table ->
                        table.foreignKeys().stream()
                                .flatMap(key ->
                                        facts.schema().table(key.referencedTable()).stream()
                                                .flatMap(other -> pairs(table, key, other))))
                .toList();
    }

    private static Stream<Finding> pairs(Table table, ForeignKey key, Table other) {
        return IntStream.range(0, Math.min(key.columns().size(), key.referencedColumns().size()))
                .boxed()
                .flatMap(i ->
                        pair(table, key.columns().get(i), other, key.referencedColumns().get(i)));
    }

    private static Stream<Finding> pair(Table table, String from, Table other, String to) {
        return table.column(from).stream()
                .flatMap(one ->
                        other
                                .column(to)
                                .filter(two -> differ(bare(one.type()), bare(two.type())))
                                .map(two -> finding(table, one, other, two))
                                .stream());
    }

    private static boolean differ(String one, String other) {
        return KNOWN.contains(one) && KNOWN.contains(other) && !one.equals(other);
    }

    /// Without its length; text of any length is one type.
    private static String bare(String type) {
        String bare = type.replaceAll("\\(.*?\\)", "").strip();
        return bare.equals("character varying") ? "text" : bare;
    }

    private static Finding finding(Table table, Column from, Table other, Column to) {
        return CARD.declared(table.shown() + "." + from.name())
                .warning(
                        "'%s.%s' is %s and points to '%s.%s', which is %s"
                                .formatted(
                                        table.shown(),
                                        from.name(),
                                        from.type(),
                                        other.shown(),
                                        to.name(),
                                        to.type()),
                        new Remedy(
                                "give both one type; the change rewrites the table under an exclusive lock",
                                "alter table %s alter column %s type %s;"
                                        .formatted(
                                                IndexStatement.table(
                                                        table.namespace(), table.name()),
                                                IndexStatement.quoted(from.name()),
                                                to.type())));
    }
}
