package dev.dbguild.advise.whatif;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.advise.Bytes;
import dev.dbguild.plan.PlanNode;
import java.util.List;
import java.util.stream.Stream;

/// Which tables queries read, as the planner of a twin resolves their names.
final class TablesRead {
    private static final String LEAVES =
            """
            select format('%I.%I', n.nspname, c.relname)
            from pg_partition_tree(coalesce(pg_partition_root(to_regclass(?)), to_regclass(?))) t
            join pg_class c on c.oid = t.relid join pg_namespace n on n.oid = c.relnamespace
            where t.isleaf and c.relkind in ('r', 'p') and n.nspname !~ '^pg_'
            union
            select format('%I.%I', n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.oid = to_regclass(?) and c.relkind in ('r', 'm') and n.nspname !~ '^pg_'
            """;

    private TablesRead() {}

    /// Every part of a partitioned table, for its statistics are of all parts.
    ///
    /// @throws Problem [Code#TOO_LARGE] when they are larger than `most` bytes
    static List<String> by(List<AskedQuery> queries, Session session, long most) {
        List<String> tables =
                queries.stream()
                        .flatMap(query -> relations(session, query))
                        .distinct()
                        .flatMap(name -> session.texts(LEAVES, name, name, name).stream())
                        .distinct()
                        .sorted()
                        .toList();
        double bytes =
                tables.stream()
                        .mapToDouble(table ->
                                Double.parseDouble(
                                        session.text(
                                                        "select pg_relation_size(to_regclass(?))",
                                                        table)
                                                .orElse("0")))
                        .sum();
        if (bytes > most) {
            throw new Problem(
                            Code.TOO_LARGE,
                            "%s hold %s, and at most %s are copied"
                                    .formatted(
                                            String.join(", ", tables),
                                            Bytes.shown(bytes),
                                            Bytes.shown(most)),
                            "raise 'max_mb', or leave 'build' out and have it planned on a twin")
                    .with("bytes", (long) bytes);
        }
        return tables;
    }

    private static Stream<String> relations(Session session, AskedQuery query) {
        try {
            return session
                    .undone(() -> session.plan(query.sql(), "verbose, format json"))
                    .nodes()
                    .stream()
                    .map(placed -> placed.node())
                    .filter(node -> node.schema() != null && node.relation() != null)
                    .map(TablesRead::written);
        } catch (Problem notPlannable) {
            return Stream.empty();
        }
    }

    private static String written(PlanNode node) {
        return quoted(String.valueOf(node.schema()))
                + "."
                + quoted(String.valueOf(node.relation()));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
