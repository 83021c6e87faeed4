package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the statements that make an index without blocking writers.
final class MakeIndex {
    private MakeIndex() {}

    /// A partitioned table gets an empty index first, then one on each part, concurrently, which is attached to it.
    static String statements(HealthFacts facts, Table table, List<String> columns) {
        List<String> keys = columns.stream().map(IndexStatement::quoted).toList();
        String name = written(table);
        if (table.kind() != TableKind.PARTITIONED) {
            return IndexStatement.create(name, keys);
        }
        List<Table> parts = facts.directParts(table).toList();
        if (parts.stream().anyMatch(part -> part.kind() == TableKind.PARTITIONED)) {
            return IndexStatement.create(name, keys).replaceFirst(" concurrently", "");
        }
        String whole =
                IndexStatement.create(name, keys)
                        .replaceFirst(" concurrently", "")
                        .replace(" on " + name + " (", " on only " + name + " (");
        return Stream.concat(
                        Stream.of(whole), parts.stream().map(part -> attached(table, part, keys)))
                .collect(Collectors.joining("\n"));
    }

    private static String attached(Table table, Table part, List<String> keys) {
        return IndexStatement.create(written(part), keys)
                + "\nalter index %s attach partition %s;"
                        .formatted(index(table, keys), index(part, keys));
    }

    private static String index(Table table, List<String> keys) {
        return IndexStatement.table(table.namespace(), IndexStatement.name(written(table), keys));
    }

    private static String written(Table table) {
        return IndexStatement.table(table.namespace(), table.name());
    }
}
