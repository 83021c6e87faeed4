package dev.dbguild.lab;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.lab.TrialIndex.Made;
import dev.dbguild.lab.TrialIndex.Refused;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement.CreateIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The indexes tried on one twin.
///
/// PostgreSQL makes them itself, as the twin's owner, so that every operator class, expression and name is judged by it;
/// quickly, because the tables' files are empty meanwhile. It plans with an index or without it as `pg_index.indisvalid`
/// says, and hears of each change of that by itself.
final class TrialIndexes implements AutoCloseable {
    private static final String BEFORE = "select coalesce(max(oid::bigint), 0) from pg_class";
    private static final String SINCE =
            """
            select c.oid::bigint, format('%I.%I', n.nspname, c.relname), c.relname, c.relkind = 'i'
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.oid::bigint > ? and c.relkind in ('i', 'I') and not c.relispartition
              and n.nspname <> 'pg_toast'
            order by 1
            """;
    private static final String PARTS =
            "select relid::oid::bigint from pg_partition_tree(?::bigint::oid::regclass) union select ?::bigint";
    private static final String EVICT =
            """
            select count(dbguild_lab.pg_buffercache_evict(bufferid)) from dbguild_lab.pg_buffercache
            where relfilenode in (select pg_relation_filenode(oid) from pg_class where oid = any (?::oid[]))
              and reldatabase = (select oid from pg_database where datname = current_database())
            """;
    private static final String SIZES =
            """
            update pg_class set relpages = s.pages, reltuples = s.tuples
            from unnest(?::oid[], ?::int[], ?::real[]) as s(index, pages, tuples) where oid = s.index
            """;

    private final DatabaseShadow shadow;
    private final Connection administrator;
    private final NewIndexReader reader;
    private final Map<String, List<Long>> tried = new HashMap<>();
    private final Map<String, List<Long>> others = new HashMap<>();
    private final Set<Long> hidden = new HashSet<>();

    TrialIndexes(DatabaseShadow shadow) {
        this.shadow = shadow;
        this.administrator = shadow.connectAsAdministrator();
        this.reader = new NewIndexReader(administrator);
        Jdbc.run(administrator, "set allow_system_table_mods = on");
    }

    /// An index as the catalogue knows it.
    ///
    /// @param whole whether it has no parts
    private record Known(long oid, String name, String bare, boolean whole) {}

    List<TrialIndex> make(List<String> statements) {
        long before = Jdbc.number(administrator, BEFORE);
        List<@Nullable String> refusals = create(statements);
        List<Known> made =
                Jdbc.all(
                        administrator,
                        row ->
                                new Known(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getBoolean(4)),
                        SINCE,
                        before);
        made.forEach(index ->
                tried.put(index.name(), index.whole() ? List.of(index.oid()) : parts(index.oid())));
        Map<Long, Long> bytes = settle(made.stream().flatMap(this::files).toList());
        flip(made.stream().flatMap(this::files).collect(Collectors.toSet()));
        return outcomes(statements, refusals, made.iterator(), bytes);
    }

    private Stream<Long> files(Known index) {
        return tried.getOrDefault(index.name(), List.of()).stream();
    }

    private List<TrialIndex> outcomes(
            List<String> statements,
            List<@Nullable String> refusals,
            Iterator<Known> made,
            Map<Long, Long> bytes) {
        List<TrialIndex> outcomes = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            String refusal = refusals.get(i);
            outcomes.add(
                    refusal == null && made.hasNext()
                            ? made(statements.get(i), made.next(), bytes)
                            : new Refused(
                                    statements.get(i),
                                    refusal == null ? "there is one of that name" : refusal));
        }
        return outcomes;
    }

    private Made made(String statement, Known index, Map<Long, Long> bytes) {
        long all = files(index).mapToLong(oid -> bytes.getOrDefault(oid, 0L)).sum();
        return new Made(statement, index.name(), all, names(index));
    }

    private Set<String> names(Known index) {
        if (index.whole()) {
            return Set.of(index.bare());
        }
        return Set.copyOf(
                Jdbc.texts(
                        administrator,
                        "select relname from pg_class where oid = any (?::oid[])",
                        array(tried.getOrDefault(index.name(), List.of()))));
    }

    private List<Long> parts(long index) {
        return Jdbc.all(administrator, row -> row.getLong(1), PARTS, index, index);
    }

    /// @return for each statement why it failed, or null
    private List<@Nullable String> create(List<String> statements) {
        try (Connection owner = shadow.connect();
                FlatTables flat = new FlatTables(administrator, shadow.cluster().files())) {
            flat.flatten();
            Jdbc.run(
                    owner,
                    "begin",
                    "set local client_min_messages = error",
                    "set local max_parallel_maintenance_workers = 0");
            List<@Nullable String> refusals = new ArrayList<>();
            for (String statement : statements) {
                refusals.add(create(owner, statement));
            }
            Jdbc.run(owner, "commit");
            return refusals;
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
    }

    private static @Nullable String create(Connection owner, String sql) {
        String plain = plain(sql);
        if (plain == null) {
            return "it is not one CREATE INDEX statement";
        }
        try (java.sql.Statement statement = owner.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("savepoint one");
            statement.execute(plain);
            return null;
        } catch (SQLException e) {
            Jdbc.run(owner, "rollback to savepoint one");
            return Runner.failure(e).message();
        }
    }

    /// Without `CONCURRENTLY`, which needs a transaction of its own and has nobody to wait for here.
    private static @Nullable String plain(String sql) {
        var statements = ScriptReader.read("index.sql", sql, Dialect.POSTGRESQL).statements();
        return statements.size() == 1 && statements.getFirst() instanceof CreateIndex
                ? sql.strip()
                        .replaceFirst(";\\s*$", "")
                        .replaceFirst(
                                "(?i)^(create\\s+(?:unique\\s+)?index\\s+)concurrently\\s", "$1")
                : null;
    }

    /// @return bytes of each index
    private Map<Long, Long> settle(List<Long> oids) {
        Map<Long, Long> bytes = new HashMap<>();
        Jdbc.number(administrator, EVICT, array(oids));
        List<NewIndex> indexes = reader.read(oids);
        List<Long> pages = new ArrayList<>();
        for (NewIndex index : indexes) {
            pages.add(grow(index));
            bytes.put(index.heading().oid(), pages.getLast() * BtreeFile.PAGE);
        }
        record(indexes, pages);
        return bytes;
    }

    private void record(List<NewIndex> indexes, List<Long> pages) {
        Jdbc.update(
                administrator,
                SIZES,
                array(indexes.stream().map(index -> index.heading().oid()).toList()),
                array(pages),
                array(indexes.stream().map(NewIndex::tuples).toList()));
    }

    private long grow(NewIndex index) {
        Path file = shadow.cluster().files().resolve(index.heading().path());
        boolean tree = index.heading().method().equals("btree");
        try {
            long pages = index.pages(tree && new BtreeFile(file).deduplicates());
            if (tree && pages > 1) {
                new BtreeFile(file).setHeight(index.height(pages));
            }
            RelationFiles.lengthen(file, pages * BtreeFile.PAGE);
            return pages;
        } catch (IOException e) {
            throw Disk.unwritable(file, e);
        }
    }

    long settle(String index) {
        List<Long> oid =
                Jdbc.all(
                        administrator,
                        row -> row.getLong(1),
                        "select to_regclass(?)::oid::bigint",
                        index);
        if (oid.getFirst() == 0) {
            throw unknown(index, "create it on the twin first");
        }
        return settle(parts(oid.getFirst())).values().stream().mapToLong(Long::longValue).sum();
    }

    void show(Set<String> wanted, Set<String> unwanted) {
        Set<Long> hide = new HashSet<>();
        tried.forEach((name, oids) -> hide.addAll(wanted.contains(name) ? List.of() : oids));
        unwanted.forEach(name -> hide.addAll(other(name)));
        wanted.stream()
                .filter(name -> !tried.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw unknown(name, "make it with the others first");
                });
        Set<Long> changed = new HashSet<>(hide);
        changed.removeAll(hidden);
        hidden.stream().filter(oid -> !hide.contains(oid)).forEach(changed::add);
        flip(changed);
    }

    private List<Long> other(String name) {
        return others.computeIfAbsent(
                name,
                _ -> {
                    long oid =
                            Jdbc.number(
                                    administrator,
                                    "select coalesce(to_regclass(?)::oid::bigint, 0)",
                                    name);
                    if (oid == 0) {
                        throw unknown(name, "name an index of the target with its schema");
                    }
                    return parts(oid);
                });
    }

    /// What was hidden is seen again, and the other way round.
    private void flip(Set<Long> oids) {
        if (oids.isEmpty()) {
            return;
        }
        Jdbc.update(
                administrator,
                "update pg_index set indisvalid = not indisvalid where indexrelid = any (?::oid[])",
                array(oids));
        for (long oid : oids) {
            if (!hidden.remove(oid)) {
                hidden.add(oid);
            }
        }
    }

    private static String array(Collection<? extends Number> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static Problem unknown(String index, String cure) {
        return new Problem(Code.BAD_ARGUMENT, "the twin has no index '" + index + "'", cure)
                .with("index", index);
    }

    @Override
    public void close() {
        try {
            administrator.close();
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
    }
}
