package dev.dbguild.tool;

import dev.dbguild.engine.MeasuresIndexes.IndexMeasure;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexOverlap;
import dev.dbguild.schema.Schema;
import dev.dbguild.sql.Name;
import dev.dbguild.tool.IndexUsage.Useless;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the indexes that can go, each under one heading only: invalid, duplicate, redundant, unused.
final class IndexFaults {
    private final List<IndexMeasure> indexes;
    private final boolean replica;
    private final Schema schema;

    /// @param schema tells which foreign keys need an index
    /// @param replica on a standby no index is called unused, for the primary's scans are not counted there
    IndexFaults(List<IndexMeasure> indexes, Schema schema, boolean replica) {
        this.schema = schema;
        this.indexes =
                indexes.stream()
                        .sorted(
                                Comparator.comparingLong(
                                                (IndexMeasure each) -> each.index().bytes())
                                        .reversed()
                                        .thenComparing(each -> each.index().shown()))
                        .toList();
        this.replica = replica;
    }

    List<Useless> invalid() {
        return indexes.stream()
                .filter(each -> !each.index().valid())
                .map(each -> useless(each, null))
                .toList();
    }

    List<Useless> duplicate() {
        return indexes.stream()
                .filter(each -> each.index().valid())
                .flatMap(each -> twin(each).map(twin -> useless(each, twin)).stream())
                .toList();
    }

    List<Useless> redundant() {
        return indexes.stream()
                .filter(each -> each.index().valid() && twin(each).isEmpty())
                .flatMap(each -> longer(each).map(longer -> useless(each, longer)).stream())
                .toList();
    }

    /// Never scanned, and needed for nothing else: what enforces uniqueness, identifies rows for replication or serves a
    /// foreign key stays.
    List<Useless> unused() {
        return indexes.stream()
                .filter(each -> !replica && each.scans() == 0 && each.index().valid())
                .filter(each -> !each.index().unique() && !each.index().constraint())
                .filter(each -> !each.replicaIdentity() && !needed(each.index()))
                .filter(each -> twin(each).isEmpty() && longer(each).isEmpty())
                .map(each -> useless(each, null))
                .toList();
    }

    private boolean needed(Index index) {
        return schema.table(index.namespace() + "." + index.table())
                .filter(table -> table.needs(index))
                .isPresent();
    }

    /// The index that stays when this one goes as its duplicate.
    private Optional<Index> twin(IndexMeasure measured) {
        Index index = measured.index();
        return indexes.stream()
                .map(IndexMeasure::index)
                .filter(other -> other.valid() && IndexOverlap.same(index, other))
                .filter(other -> IndexOverlap.expendable(index, other).equals(index))
                .findFirst();
    }

    private Optional<Index> longer(IndexMeasure measured) {
        return indexes.stream()
                .map(IndexMeasure::index)
                .filter(other -> IndexOverlap.covers(other, measured.index()))
                .findFirst();
    }

    private static Useless useless(IndexMeasure measured, @Nullable Index because) {
        Index index = measured.index();
        return new Useless(
                index.shown(),
                index.table(),
                Size.text(index.bytes()),
                index.bytes(),
                measured.scans(),
                measured.tableWrites(),
                measured.lastScan(),
                because == null ? null : because.shown(),
                index.definition(),
                drop(index));
    }

    private static String drop(Index index) {
        if (index.constraint()) {
            return "alter table "
                    + written(index.namespace(), index.table())
                    + " drop constraint "
                    + Name.written(index.name())
                    + ";";
        }
        return "drop index concurrently " + written(index.namespace(), index.name()) + ";";
    }

    static String written(String namespace, String name) {
        return namespace.equals("public")
                ? Name.written(name)
                : Name.written(namespace) + "." + Name.written(name);
    }
}
