package dev.dbguild.lab;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The user relations of a database at one moment, as the session that looks sees them.
record Relations(Map<Long, Relation> byOid, Map<Long, Constraint> constraints) {
    private static final String RELATIONS =
            """
            select c.oid::bigint, c.oid::regclass::text, c.relkind::text, c.relfilenode,
                   coalesce(pg_stat_get_xact_numscans(c.oid), 0), coalesce(x.indrelid, 0)
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_index x on x.indexrelid = c.oid
            where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            union all
            select -t.oid::bigint, format_type(t.oid, null), 'T', 0, 0, 0
            from pg_type t
            join pg_namespace n on n.oid = t.typnamespace
            where t.typtype in ('d', 'e') and n.nspname not in ('pg_catalog', 'information_schema')
            """;
    private static final String CONSTRAINTS =
            """
            select oid, conrelid::regclass::text, conname, contype::text, convalidated
            from pg_constraint
            where conrelid <> 0 and connamespace not in
                  ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
            """;

    /// A relation; also an enum or domain, whose oid is then negative.
    record Relation(long oid, String name, char kind, long file, long scans, long indexOf) {
        boolean holdsRows() {
            return kind == 'r' || kind == 'm';
        }

        String kindInWords() {
            return switch (kind) {
                case 'r', 'p' -> "table";
                case 'i', 'I' -> "index";
                case 'S' -> "sequence";
                case 'v' -> "view";
                case 'm' -> "materialized view";
                case 'f' -> "foreign table";
                default -> "type";
            };
        }
    }

    record Constraint(long oid, String table, String name, char type, boolean validated) {
        Observation.ConstraintState state() {
            return new Observation.ConstraintState(table, name, typeInWords(), validated);
        }

        private String typeInWords() {
            return switch (type) {
                case 'c' -> "check";
                case 'f' -> "foreign key";
                case 'n' -> "not null";
                case 'p' -> "primary key";
                case 'u' -> "unique";
                case 't' -> "trigger";
                default -> "exclusion";
            };
        }
    }

    static Relations of(Connection connection) {
        List<Relation> relations =
                Jdbc.all(
                        connection,
                        row ->
                                new Relation(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3).charAt(0),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6)),
                        RELATIONS);
        List<Constraint> constraints =
                Jdbc.all(
                        connection,
                        row ->
                                new Constraint(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4).charAt(0),
                                        row.getBoolean(5)),
                        CONSTRAINTS);
        return new Relations(
                relations.stream().collect(Collectors.toMap(Relation::oid, Function.identity())),
                constraints.stream()
                        .collect(Collectors.toMap(Constraint::oid, Function.identity())));
    }

    /// Tables and materialised views that have other files than `before`.
    List<String> rewrittenSince(Relations before) {
        return names(relation ->
                relation.holdsRows()
                        && before.has(relation)
                        && before.get(relation).file() != relation.file());
    }

    /// Indexes with new files on relations that were there before. An index may be made anew and keep its file.
    List<String> builtSince(Relations before) {
        return built(before).map(Relation::name).sorted().toList();
    }

    /// The relations whose indexes were built.
    List<String> indexedSince(Relations before) {
        return built(before)
                .map(index -> java.util.Objects.requireNonNull(before.byOid.get(index.indexOf())))
                .map(Relation::name)
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Relation> built(Relations before) {
        Set<Long> files =
                before.byOid.values().stream().map(Relation::file).collect(Collectors.toSet());
        return byOid.values().stream()
                .filter(relation -> relation.kind() == 'i')
                .filter(index -> before.byOid.containsKey(index.indexOf()))
                .filter(index -> !files.contains(index.file()));
    }

    List<String> scannedSince(Relations before) {
        return names(relation ->
                relation.holdsRows()
                        && before.has(relation)
                        && relation.scans() > before.get(relation).scans());
    }

    List<Observation.ConstraintState> constraintsSince(Relations before) {
        List<Observation.ConstraintState> changed = new ArrayList<>();
        constraints.values().stream()
                .sorted(java.util.Comparator.comparing(Constraint::oid))
                .filter(now -> isChanged(before.constraints.get(now.oid()), now))
                .forEach(now -> changed.add(now.state()));
        return changed;
    }

    private static boolean isChanged(
            @org.jspecify.annotations.Nullable Constraint before, Constraint now) {
        return before == null || before.validated() != now.validated();
    }

    private boolean has(Relation relation) {
        return byOid.containsKey(relation.oid());
    }

    private Relation get(Relation relation) {
        return java.util.Objects.requireNonNull(byOid.get(relation.oid()));
    }

    private List<String> names(java.util.function.Predicate<Relation> filter) {
        return byOid.values().stream().filter(filter).map(Relation::name).sorted().toList();
    }
}
