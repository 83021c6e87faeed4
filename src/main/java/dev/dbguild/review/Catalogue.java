package dev.dbguild.review;

import dev.dbguild.review.mysql.MySqlTables;
import dev.dbguild.review.mysql.ServerVersion;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What exists while a script runs, as far as the target's schema and the statements before tell. Not thread-safe.
///
/// A name without a schema is taken for one in `public`.
final class Catalogue {
    private final @Nullable Schema target;
    private final Map<String, KnownTable> tables = new LinkedHashMap<>();
    private final Map<String, Statement.CreateDomain> domains = new HashMap<>();
    private final Map<String, List<String>> enums = new HashMap<>();
    private final Set<String> ownTypes = new HashSet<>();
    private final Map<String, Boolean> functions = new HashMap<>();
    private final @Nullable MySqlTables mySql;

    /// @param target the schema before the change, null when none is known
    Catalogue(@Nullable Schema target) {
        this(target, null);
    }

    /// @param mySql the tables as MySQL knows them, null for scripts of other engines
    Catalogue(@Nullable Schema target, @Nullable MySqlTables mySql) {
        this.target = target;
        this.mySql = mySql;
    }

    /// The tables as MySQL knows them; empty ones for scripts of other engines.
    MySqlTables mySql() {
        return mySql == null ? new MySqlTables(ServerVersion.NEWEST) : mySql;
    }

    /// Whether this change made the table, by the tables as MySQL knows them.
    boolean createdInMySql(Name table) {
        return mySql != null && mySql.created(table);
    }

    /// From here on what is made counts as made by the change; what was applied before is its history.
    void beginChange() {
        tables.values().forEach(KnownTable::settle);
        ownTypes.clear();
        mySql().beginChange();
    }

    /// Takes note of what a statement does.
    void apply(Statement statement) {
        new Replay(this).apply(statement);
        if (mySql != null) {
            mySql.apply(statement);
        }
    }

    /// The table of this name; one that is known by name alone when nothing was said of it.
    KnownTable table(Name name) {
        KnownTable known = tables.get(name.key());
        if (known == null) {
            known = new KnownTable(name);
            tables.put(name.key(), known);
            Optional<Table> found = ofTarget(name);
            if (found.isPresent()) {
                read(known, found.get());
            }
        }
        return known;
    }

    private void read(KnownTable known, Table table) {
        known.read(table);
        table.foreignKeys().forEach(key -> known.put(foreignKey(key)));
        if (target != null) {
            target.tables().stream()
                    .filter(each -> table.qualified().equals(each.partitionOf()))
                    .forEach(each -> known.attach(table(written(each.qualified())), false));
        }
    }

    private KnownConstraint foreignKey(ForeignKey key) {
        Name references = written(key.referencedTable());
        Constraint constraint =
                new Constraint.ForeignKey(
                        Name.of(Name.written(key.name())),
                        KnownTable.names(key.columns()),
                        references,
                        KnownTable.names(key.referencedColumns()),
                        key.onDelete(),
                        key.onUpdate(),
                        !key.valid());
        return KnownConstraint.of(constraint, key.name(), table(references));
    }

    /// The name of a catalogue's `schema.table`, which is not quoted.
    private static Name written(String qualified) {
        int dot = qualified.indexOf('.');
        String last = Name.written(qualified.substring(dot + 1));
        boolean shown = dot < 0 || qualified.startsWith("public.");
        return Name.of(shown ? last : Name.written(qualified.substring(0, dot)) + "." + last);
    }

    /// Every table of which anything is known.
    Collection<KnownTable> tables() {
        return List.copyOf(tables.values());
    }

    /// Whether this change made the table, view or materialised view.
    boolean created(Name relation) {
        KnownTable known = tables.get(relation.key());
        return known != null && known.created();
    }

    /// Whether an index is on a table that this change made.
    boolean onCreated(Name index) {
        return !tables.containsKey(index.key())
                && tableOf(index).map(KnownTable::created).orElse(false);
    }

    /// The table that an index is on, when that is known.
    Optional<KnownTable> tableOf(Name index) {
        return Stream.concat(tables.values().stream(), indexedInTarget(index))
                .filter(table -> table.name().schema().equals(index.schema()))
                .filter(table -> table.index(index.last()).isPresent())
                .findFirst();
    }

    private Stream<KnownTable> indexedInTarget(Name index) {
        return target == null
                ? Stream.of()
                : target.tables().stream()
                        .filter(table ->
                                table.indexes().stream()
                                        .anyMatch(each -> each.name().equals(index.last())))
                        .map(table -> table(written(table.qualified())));
    }

    Optional<KnownIndex> index(Name index) {
        return tableOf(index).flatMap(table -> table.index(index.last()));
    }

    /// Whether the target, the history or the script says what the table looks like.
    boolean knows(Name table) {
        KnownTable known = tables.get(table.key());
        return known != null && known.known() || ofTarget(table).isPresent();
    }

    boolean hasTarget() {
        return target != null;
    }

    /// The table's rows by the target's statistics; -1 when they are not known.
    long rows(Name table) {
        return created(table) ? -1 : ofTarget(table).map(Table::rows).orElse(-1L);
    }

    Optional<Table> ofTarget(Name table) {
        return target == null
                ? Optional.empty()
                : target.tables().stream()
                        .filter(each -> each.name().equals(table.last()))
                        .filter(each -> each.namespace().equals(table.schema()))
                        .findFirst();
    }

    /// The column's type before this statement, when it is known.
    Optional<DataType> type(Name table, Name column) {
        return table(table).column(column.last()).filter(KnownColumn::typed).map(KnownColumn::type);
    }

    /// Whether a valid CHECK or an earlier statement proves that the column holds no null.
    boolean provenNotNull(Name table, Name column) {
        return table(table).proven(column.last());
    }

    /// Whether a CHECK of the table was validated; whether it implies a partition's bounds, only the server can tell.
    boolean hasValidCheck(Name table) {
        return table(table).constraints().stream()
                .anyMatch(each -> each.valid() && each.is(Constraint.Check.class));
    }

    Optional<Statement.CreateDomain> domain(String type) {
        return Optional.ofNullable(domains.get(Name.of(type).key()));
    }

    /// The labels of an enum, when it is known to be one.
    Optional<List<String>> labels(Name type) {
        return Optional.ofNullable(enums.get(type.key()));
    }

    /// Whether this change made the type or domain.
    boolean createdType(Name type) {
        return ownTypes.contains(type.key());
    }

    /// Tables with a column of this type, which were there before the change.
    List<KnownTable> users(Name type) {
        return tables.values().stream()
                .filter(table -> !table.created())
                .filter(table ->
                        table.columns().stream().anyMatch(column -> isOf(column.type(), type)))
                .toList();
    }

    private static boolean isOf(DataType type, Name name) {
        return !type.base().isEmpty() && Name.of(type.base()).key().equals(name.key());
    }

    /// Whether a function that a script made is stable or immutable; empty for functions that none made.
    Optional<Boolean> steady(String function) {
        return Optional.ofNullable(functions.get(function));
    }

    /// Of several functions of a name one that is volatile counts.
    void put(Name function, boolean steady) {
        functions.merge(function.last(), steady, Boolean::logicalAnd);
    }

    void put(Name name, Statement.CreateDomain domain) {
        domains.put(name.key(), domain);
        ownTypes.add(name.key());
    }

    void put(Name type, List<String> labels) {
        enums.put(type.key(), List.copyOf(labels));
    }

    void ownType(Name type) {
        ownTypes.add(type.key());
    }

    void drop(Name relation) {
        tables.remove(relation.key());
    }

    void dropType(Name type) {
        enums.remove(type.key());
        domains.remove(type.key());
        ownTypes.remove(type.key());
    }

    /// Lets the table go by another name from now on.
    void rename(KnownTable table, Name to) {
        tables.remove(table.name().key());
        table.rename(to);
        tables.put(to.key(), table);
    }

    /// A table that replaces what may have had its name.
    KnownTable fresh(Name name) {
        KnownTable made = new KnownTable(name);
        made.make();
        tables.put(name.key(), made);
        return made;
    }
}
