package dev.dbguild.review;

import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table, view or materialised view as the statements before left it. Not thread-safe.
///
/// One that was only mentioned is known by its name alone: [#known] is false, and what is missing proves nothing.
final class KnownTable {
    private Name name;
    private boolean known;
    private boolean created;
    private boolean partitioned;
    private boolean ofDefault;
    private @Nullable String partitionKey;
    private @Nullable KnownTable parent;
    private final List<KnownTable> partitions = new ArrayList<>();
    private final List<KnownTable> heirs = new ArrayList<>();
    private final List<KnownTable> sources = new ArrayList<>();
    private String persistence = "";
    private final Map<String, KnownColumn> columns = new LinkedHashMap<>();
    private final Map<String, KnownConstraint> constraints = new LinkedHashMap<>();
    private final Map<String, KnownIndex> indexes = new LinkedHashMap<>();
    private final Set<String> additions = new HashSet<>();

    KnownTable(Name name) {
        this.name = name;
    }

    /// Takes over what a catalogue says of it.
    void read(Table table) {
        known = true;
        partitioned = table.kind() == TableKind.PARTITIONED;
        partitionKey = table.partitionKey();
        table.columns().forEach(column -> columns.put(column.name(), KnownColumn.of(column)));
        table.checks().forEach(check -> put(KnownConstraint.of(check)));
        table.uniqueKeys()
                .forEach(key -> put(unique(key.name(), names(key.columns()), key.primary())));
        table.indexes().forEach(index -> put(KnownIndex.of(index)));
    }

    private static KnownConstraint unique(String name, List<Name> columns, boolean primary) {
        Name written = Name.of(Name.written(name));
        Constraint constraint =
                primary
                        ? new Constraint.PrimaryKey(written, columns, null)
                        : new Constraint.Unique(written, columns, null);
        return KnownConstraint.of(constraint, name, null);
    }

    static List<Name> names(List<String> columns) {
        return columns.stream().map(column -> Name.of(Name.written(column))).toList();
    }

    Name name() {
        return name;
    }

    /// Whether the target, the history or the change says what it looks like.
    boolean known() {
        return known;
    }

    /// Whether the change under review made it.
    boolean created() {
        return created;
    }

    boolean partitioned() {
        return partitioned;
    }

    /// What stands after PARTITION BY; null when it is not partitioned, or not known.
    @Nullable String partitionKey() {
        return partitionKey;
    }

    /// Its partitions, as far as they are known.
    List<KnownTable> partitions() {
        return List.copyOf(partitions);
    }

    /// The tables that inherit from it, partitions not among them.
    List<KnownTable> heirs() {
        return List.copyOf(heirs);
    }

    /// What a view reads.
    List<KnownTable> sources() {
        return List.copyOf(sources);
    }

    /// Whether `SET LOGGED` or `SET UNLOGGED` changes nothing.
    boolean isAlready(String what) {
        return !persistence.isEmpty() && what.endsWith(" " + persistence);
    }

    /// The table without its partitions and heirs, as ONLY means it.
    KnownTable alone() {
        KnownTable alone = new KnownTable(name);
        alone.known = known;
        alone.created = created;
        alone.partitioned = partitioned;
        alone.columns.putAll(columns);
        alone.constraints.putAll(constraints);
        alone.indexes.putAll(indexes);
        return alone;
    }

    Optional<KnownTable> parent() {
        return Optional.ofNullable(parent);
    }

    /// The partition that takes what fits into no other.
    Optional<KnownTable> defaultPartition() {
        return partitions.stream().filter(partition -> partition.ofDefault).findFirst();
    }

    Collection<KnownColumn> columns() {
        return List.copyOf(columns.values());
    }

    Optional<KnownColumn> column(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    Collection<KnownConstraint> constraints() {
        return List.copyOf(constraints.values());
    }

    Optional<KnownConstraint> constraint(String constraint) {
        return Optional.ofNullable(constraints.get(constraint));
    }

    Optional<KnownConstraint> primaryKey() {
        return constraints.values().stream()
                .filter(each -> each.is(Constraint.PrimaryKey.class))
                .findFirst();
    }

    /// Its foreign keys to other tables.
    Stream<KnownConstraint> foreignKeys() {
        return constraints.values().stream().filter(each -> each.references() != null);
    }

    Collection<KnownIndex> indexes() {
        return List.copyOf(indexes.values());
    }

    Optional<KnownIndex> index(String index) {
        return Optional.ofNullable(indexes.get(index));
    }

    /// Whether the column cannot hold a null: NOT NULL says so, or a valid CHECK proves it.
    boolean proven(String column) {
        return column(column).map(KnownColumn::notNull).orElse(false)
                || constraints.values().stream()
                        .anyMatch(each -> each.valid() && each.proves().contains(column));
    }

    /// Whether the change under review added this column, constraint or index to it.
    boolean added(String part) {
        return created || additions.contains(part);
    }

    void make() {
        known = true;
        created = true;
    }

    /// What was made so far is history.
    void settle() {
        created = false;
        additions.clear();
    }

    void rename(Name to) {
        name = to;
    }

    void partitionBy(String key) {
        partitioned = true;
        partitionKey = key;
    }

    void attach(KnownTable partition, boolean asDefault) {
        partitioned = true;
        partition.parent = this;
        partition.ofDefault = asDefault;
        partitions.add(partition);
    }

    void bequeath(KnownTable heir) {
        heirs.add(heir);
    }

    void disinherit(KnownTable heir) {
        heirs.remove(heir);
    }

    void readFrom(List<KnownTable> tables) {
        sources.clear();
        sources.addAll(tables);
    }

    /// @param how `LOGGED` or `UNLOGGED`
    void persist(String how) {
        persistence = how;
    }

    void detach(KnownTable partition) {
        partitions.remove(partition);
        partition.parent = null;
        partition.ofDefault = false;
    }

    void put(KnownColumn column) {
        columns.put(column.name(), column);
    }

    void add(KnownColumn column) {
        put(column);
        additions.add(column.name());
    }

    void put(KnownConstraint constraint) {
        constraints.put(constraint.name(), constraint);
        if (constraint.is(Constraint.PrimaryKey.class)) {
            constraint.proves().forEach(column -> require(column, true));
        }
    }

    void add(KnownConstraint constraint) {
        put(constraint);
        additions.add(constraint.name());
    }

    void put(KnownIndex index) {
        indexes.put(index.name().last(), index);
    }

    void add(KnownIndex index) {
        put(index);
        additions.add(index.name().last());
    }

    /// Whether NOT NULL holds for the column from now on; of an unknown table it is the first thing known of it.
    void require(String column, boolean now) {
        KnownColumn known =
                columns.getOrDefault(
                        column, new KnownColumn(column, KnownColumn.UNKNOWN, now, false));
        columns.put(column, known.required(now));
    }

    void validate(String constraint) {
        constraints.computeIfPresent(constraint, (same, was) -> was.validated());
    }

    void dropColumn(String column) {
        columns.remove(column);
        indexes.values().removeIf(index -> index.isOn(column));
    }

    void dropConstraint(String constraint) {
        constraints.remove(constraint);
        indexes.remove(constraint);
    }

    void dropIndex(String index) {
        indexes.remove(index);
    }

    void renameColumn(String from, String to) {
        KnownColumn column = columns.remove(from);
        if (column != null) {
            columns.put(to, column.named(to));
        }
        if (additions.remove(from)) {
            additions.add(to);
        }
    }

    void renameConstraint(String from, String to) {
        KnownConstraint constraint = constraints.remove(from);
        if (constraint != null) {
            constraints.put(to, constraint.named(to));
        }
    }
}
