package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A foreign key's column has another type than what it points to.
final class ForeignKeyTypes implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "foreign-key-type-mismatch",
                    "values that the referenced column can hold do not fit, or joins must convert each row",
                    "any pair of columns of two types; lengths aside",
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
                                .filter(two -> !bare(one.type()).equals(bare(two.type())))
                                .map(two -> finding(table, one, other, two))
                                .stream());
    }

    private static String bare(String type) {
        return type.replaceAll("\\(.*?\\)", "").strip();
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
