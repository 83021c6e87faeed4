package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Fills tables with rows that fit their types, keys and checks, parents before children.
final class RowMaker {
    private static final String NULLS = "case when {g} % 10 = 7 then null else {value} end";

    private final Connection connection;
    private final List<TableFacts> tables;
    private final Map<String, String> samples;
    private final Map<String, Map<String, String>> chosen = new LinkedHashMap<>();
    private final List<String> troubles = new ArrayList<>();

    /// @param samples expressions that the plan wants for columns of its own table, by name
    RowMaker(Connection connection, List<TableFacts> tables, Map<String, String> samples) {
        this.connection = connection;
        this.tables = tables;
        this.samples = samples;
    }

    /// What could not be made, as sentences.
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /// Rows in the table, in those it points to, and in those that point to it.
    void fill(TableFacts table, int rows) {
        Set<TableFacts> order = new LinkedHashSet<>();
        parentsFirst(table, order, new LinkedHashSet<>());
        table.referencedBy()
                .forEach(child ->
                        find(child.table())
                                .ifPresent(facts ->
                                        parentsFirst(facts, order, new LinkedHashSet<>())));
        order.removeIf(each -> chosen.containsKey(each.sql()));
        for (TableFacts each : order) {
            insert(each, rows, each.equals(table) ? samples : Map.of());
        }
        order.forEach(each -> Rows.refusal(connection, "analyze " + each.sql()));
    }

    private void parentsFirst(TableFacts table, Set<TableFacts> order, Set<TableFacts> path) {
        if (order.contains(table) || !path.add(table)) {
            return;
        }
        table.constraints().stream()
                .filter(each -> each.is("f"))
                .flatMap(key -> find(String.valueOf(key.references())).stream())
                .forEach(parent -> parentsFirst(parent, order, path));
        order.add(table);
    }

    private Optional<TableFacts> find(String sql) {
        return tables.stream().filter(each -> each.sql().equals(sql)).findFirst();
    }

    private void insert(TableFacts table, int rows, Map<String, String> wanted) {
        Map<String, String> values = values(table, wanted);
        chosen.put(table.sql(), values);
        Optional<String> refused = Rows.refusal(connection, statement(table, values, 1, rows));
        if (refused.isPresent()) {
            Map<String, String> plain = new LinkedHashMap<>(values);
            plain.replaceAll((column, value) ->
                    nullable(table, column) && !wanted.containsKey(column) ? "null" : value);
            Optional<String> again = Rows.refusal(connection, statement(table, plain, 1, rows));
            again.ifPresent(
                    why -> troubles.add("'" + table.sql() + "' could not be filled: " + why));
            chosen.put(table.sql(), plain);
        }
    }

    private static boolean nullable(TableFacts table, String column) {
        return table.column(column).map(facts -> !facts.notNull()).orElse(false);
    }

    private static String statement(
            TableFacts table, Map<String, String> values, long from, long to) {
        String source =
                " from generate_series(" + from + "::bigint, " + to + ") g on conflict do nothing";
        if (values.isEmpty()) {
            return "do $x$ begin for g in "
                    + from
                    + ".."
                    + to
                    + " loop insert into "
                    + table.sql()
                    + " default values; end loop; end $x$";
        }
        return "insert into "
                + table.sql()
                + " ("
                + columns(values)
                + ") select "
                + values.values().stream()
                        .map(value -> value.replace("{g}", "g"))
                        .collect(Collectors.joining(", "))
                + source;
    }

    private static String columns(Map<String, String> values) {
        return values.keySet().stream().map(Name::written).collect(Collectors.joining(", "));
    }

    /// The expressions by which the table was filled, by column; those that the server fills itself are left out.
    Map<String, String> valuesOf(TableFacts table) {
        return chosen.computeIfAbsent(table.sql(), name -> values(table, samples));
    }

    private Map<String, String> values(TableFacts table, Map<String, String> wanted) {
        Map<String, String> values = new LinkedHashMap<>();
        for (TableFacts.Column column : table.columns()) {
            if (!column.isGenerated() && !column.isCounted()) {
                values.put(column.name(), wanted.getOrDefault(column.name(), value(table, column)));
            }
        }
        return values;
    }

    private String value(TableFacts table, TableFacts.Column column) {
        return reference(table, column)
                .or(() -> checked(table, column))
                .orElseGet(() -> {
                    String value = SampleValue.of(column);
                    return column.notNull() || inKey(table, column)
                            ? value
                            : NULLS.replace("{value}", value);
                });
    }

    /// The value without the nulls that are mixed in.
    static String present(String value) {
        String[] around = NULLS.split("\\{value\\}");
        return value.startsWith(around[0]) && value.endsWith(around[1])
                ? value.substring(around[0].length(), value.length() - around[1].length())
                : value;
    }

    private static boolean inKey(TableFacts table, TableFacts.Column column) {
        return !table.constraintsOn(column.name(), "u").isEmpty()
                || String.valueOf(table.partitionKey()).contains(column.name());
    }

    /// A value of the table that a foreign key points to.
    private Optional<String> reference(TableFacts table, TableFacts.Column column) {
        return table.constraintsOn(column.name(), "f").stream()
                .findFirst()
                .map(key -> {
                    String parent = String.valueOf(key.references());
                    if (parent.equals(table.sql())) {
                        return column.notNull() ? "{g}" : "null";
                    }
                    String target =
                            Name.written(
                                    key.referencedColumns()
                                            .get(key.columns().indexOf(column.name())));
                    return referring(parent, target);
                });
    }

    /// A value of a column of another table, with whatever rows it has.
    static String referring(String parent, String column) {
        return "((array(select %1$s from %2$s order by ctid limit 10000))[1 + {g} %% greatest(1, (select least(count(*), 10000) from %2$s)::bigint)])"
                .formatted(column, parent);
    }

    /// A value that passes the checks on this column, when the usual one does not.
    private Optional<String> checked(TableFacts table, TableFacts.Column column) {
        List<String> checks =
                table.constraintsOn(column.name(), "c").stream()
                        .filter(each -> each.columns().size() == 1)
                        .map(each -> condition(each.definition()))
                        .toList();
        boolean domain = column.category().equals("d");
        if (checks.isEmpty() && !domain) {
            return Optional.empty();
        }
        String together = checks.isEmpty() ? "true" : "(" + String.join(") and (", checks) + ")";
        List<String> candidates =
                new ArrayList<>(List.of("(" + SampleValue.of(column) + ")::" + column.type()));
        candidates.addAll(SampleValue.others(column, together));
        return candidates.stream().filter(value -> passes(column, value, together)).findFirst();
    }

    private boolean passes(TableFacts.Column column, String value, String check) {
        String question =
                "select bool_and(%s) is true from (select %s as %s from generate_series(1::bigint, 30) g) t"
                        .formatted(check, value.replace("{g}", "g"), column.sql());
        try {
            return Rows.texts(connection, question).getFirst().equals("t");
        } catch (dev.dbguild.Problem refused) {
            return false;
        }
    }

    /// `CHECK ((a > 0)) NOT VALID` without what surrounds the condition.
    private static String condition(String definition) {
        return definition
                .replaceFirst("^CHECK ", "")
                .replaceFirst("( NOT VALID| NOT ENFORCED| NO INHERIT)+$", "");
    }

    /// One more row with the columns that `values` names.
    static String one(String table, Map<String, String> values, long number) {
        if (values.isEmpty()) {
            return "insert into " + table + " default values";
        }
        return "insert into "
                + table
                + " ("
                + columns(values)
                + ") select "
                + values.values().stream()
                        .map(value -> value.replace("{g}", "g"))
                        .collect(Collectors.joining(", "))
                + " from generate_series("
                + number
                + "::bigint, "
                + number
                + ") g";
    }
}
