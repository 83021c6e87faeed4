package dev.dbguild.advise.index;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.advise.index.IndexAdvice.AdvisedQuery;
import dev.dbguild.advise.index.IndexAdvice.ProposedIndex;
import dev.dbguild.advise.index.IndexMigration.Gain;
import dev.dbguild.advise.index.IndexMigration.Step;
import dev.dbguild.finding.Finding;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Turns advice into a migration.
final class MigrationDraft {
    private final IndexAdvice advice;
    private final Schema schema;

    MigrationDraft(IndexAdvice advice, Schema schema) {
        this.advice = advice;
        this.schema = schema;
    }

    /// Empty when there is nothing to make and nothing to drop.
    Optional<IndexMigration> written() {
        List<Step> steps = new ArrayList<>();
        advice.proposed().forEach(index -> steps.add(create(index)));
        foreignKeys().forEach(steps::add);
        advice.droppable().forEach(finding -> drop(finding).ifPresent(steps::add));
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(IndexMigration.of(advice.target(), steps));
    }

    private Step create(ProposedIndex index) {
        return new Step(
                index.table() + " (" + String.join(", ", index.keys()) + ")",
                true,
                made(index),
                undone(index),
                index.table() + ": " + index.why(),
                gains(index));
    }

    private String made(ProposedIndex index) {
        return schema.table(index.table())
                .flatMap(table -> PartitionedIndex.of(table, schema, index.statement()))
                .map(PartitionedIndex::statements)
                .orElse(index.statement());
    }

    private String undone(ProposedIndex index) {
        String namespace = schema.table(index.table()).map(Table::namespace).orElse("public");
        return undone(namespace, index.name(), index.statement().contains(" concurrently "));
    }

    /// A partitioned index goes with its parts, and cannot go concurrently.
    private static String undone(String namespace, String name, boolean concurrently) {
        return "drop index "
                + (concurrently ? "concurrently " : "")
                + "if exists "
                + IndexStatement.table(namespace, name)
                + ";";
    }

    private List<Gain> gains(ProposedIndex index) {
        Pattern name = Pattern.compile("(?<![\\w$])" + Pattern.quote(index.name()) + "(?![\\w$])");
        List<Gain> gains = new ArrayList<>();
        for (int i = 0; i < advice.queries().size(); i++) {
            AdvisedQuery query = advice.queries().get(i);
            if (query.costAfter() < query.costBefore() && name.matcher(query.planAfter()).find()) {
                gains.add(
                        new Gain(
                                "Q" + (i + 1),
                                query.queryId(),
                                query.sql(),
                                query.costBefore(),
                                query.costAfter()));
            }
        }
        return gains;
    }

    /// Foreign keys that no index begins with, neither one that is there nor one that is proposed.
    private Stream<Step> foreignKeys() {
        return schema.tables().stream()
                .filter(table -> table.partitionOf() == null)
                .flatMap(table ->
                        table.unindexedForeignKeys().stream()
                                .filter(key -> !proposed(table, key))
                                .map(key -> foreignKey(table, key)));
    }

    private boolean proposed(Table table, ForeignKey key) {
        return advice.proposed().stream()
                .filter(index -> index.table().equals(table.shown()))
                .filter(index -> !index.statement().matches("(?is).*\\bwhere\\b.*"))
                .anyMatch(index -> leads(index, key.columns()));
    }

    private static boolean leads(ProposedIndex index, List<String> columns) {
        return index.keys().size() >= columns.size()
                && index.keys().subList(0, columns.size()).stream()
                        .map(written -> written.replaceFirst("(?i) (asc|desc|nulls).*$", ""))
                        .toList()
                        .containsAll(columns.stream().map(IndexStatement::quoted).toList());
    }

    private Step foreignKey(Table table, ForeignKey key) {
        List<String> columns = key.columns().stream().map(IndexStatement::quoted).toList();
        String written = IndexStatement.table(table.namespace(), table.name());
        String name = IndexStatement.name(table.name(), columns);
        String statement = IndexStatement.create(written, columns);
        return new Step(
                table.shown() + " (" + String.join(", ", columns) + ")",
                true,
                PartitionedIndex.of(table, schema, statement)
                        .map(PartitionedIndex::statements)
                        .orElse(statement),
                undone(table.namespace(), name, table.kind() != TableKind.PARTITIONED),
                "foreign key '%s' of '%s': a delete in '%s' reads the whole table without it"
                        .formatted(key.name(), table.shown(), key.referencedTable()),
                List.of());
    }

    private Optional<Step> drop(Finding finding) {
        return Optional.ofNullable(finding.remedy().sql())
                .filter(sql -> sql.contains("drop "))
                .map(sql ->
                        new Step(
                                finding.subject(),
                                false,
                                sql.replaceFirst(
                                        "(?i)drop index concurrently (?!if exists)",
                                        "drop index concurrently if exists "),
                                madeAgain(finding),
                                finding.message(),
                                List.of()));
    }

    private String madeAgain(Finding finding) {
        return schema.tables().stream()
                .flatMap(table -> table.indexes().stream())
                .filter(index -> index.shown().equals(finding.subject()))
                .findFirst()
                .filter(Index::valid)
                .filter(index -> !index.constraint())
                .map(index ->
                        index.definition()
                                        .replaceFirst(
                                                "(?i)^create (unique )?index ",
                                                "create $1index concurrently ")
                                + ";")
                .orElse("-- '" + finding.subject() + "' is not made again");
    }
}
