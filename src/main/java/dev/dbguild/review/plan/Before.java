package dev.dbguild.review.plan;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.sql.Name;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The database that a change starts from, loaded in the lab and without rows. What a plan has to know it asks the
/// server: definitions under another name, whether a default is volatile, what depends on a column.
final class Before {
    private final Connection connection;
    private final List<TableFacts> tables;

    Before(Connection connection) {
        this.connection = connection;
        this.tables = FactsReader.tables(connection);
    }

    List<TableFacts> tables() {
        return tables;
    }

    /// The table of this name; not a view.
    ///
    /// @throws Problem [Code#BAD_ARGUMENT] with the tables there are
    TableFacts table(String written) {
        return find(written)
                .map(Before::stored)
                .orElseThrow(() -> unknown("table", written, shown(tables, TableFacts::sql)));
    }

    private static TableFacts stored(TableFacts table) {
        if (table.kind().equals("r") || table.kind().equals("p")) {
            return table;
        }
        throw Stopped.because(
                "'" + table.sql() + "' is no table", "plan the change for the table below it");
    }

    Optional<TableFacts> find(String written) {
        Name name = Name.of(written);
        return tables.stream()
                .filter(table -> table.name().equals(name.last()))
                .filter(table -> name.parts().size() == 1 || table.schema().equals(name.schema()))
                .min((one, other) ->
                        Boolean.compare(
                                other.schema().equals("public"), one.schema().equals("public")));
    }

    /// The table of `table.column`, and the column.
    Spot spot(String written) {
        Name name = Name.of(written);
        String column = name.last();
        String table =
                name.parts().subList(0, name.parts().size() - 1).stream()
                        .map(Name::written)
                        .collect(Collectors.joining("."));
        return spot(table, column);
    }

    /// @param column unquoted
    Spot spot(String table, String column) {
        TableFacts facts = table(table);
        return facts.column(column)
                .map(found -> new Spot(facts, found))
                .orElseThrow(() ->
                        unknown(
                                "column",
                                facts.sql() + "." + column,
                                shown(facts.columns(), TableFacts.Column::sql)));
    }

    /// Refuses a name that is taken.
    void mustBeFree(TableFacts table, String column) {
        if (table.column(column).isPresent()) {
            throw Stopped.because(
                    "'" + table.sql() + "' has a column '" + column + "' already",
                    "choose another name, or drop that column first");
        }
    }

    void mustBeFree(String relation) {
        if (exists("select to_regclass(?) is not null", relation)) {
            throw Stopped.because(
                    "there is a relation '" + relation + "' already", "choose another name");
        }
    }

    /// The name itself when no relation has it, else with a number behind it.
    String freeName(String schema, String wanted) {
        String name = Identifier.cut(wanted);
        for (int i = 2;
                exists(
                        "select to_regclass(?) is not null",
                        Name.written(schema) + "." + Name.written(name));
                i++) {
            name = Identifier.cut(wanted, "_" + i);
        }
        return name;
    }

    boolean exists(String question, Object... arguments) {
        return texts(question, arguments).getFirst().equals("t");
    }

    List<String> texts(String sql, Object... arguments) {
        return Rows.texts(connection, sql, arguments);
    }

    /// What `question` answers after `statements`, all of which is undone.
    <T> T after(List<String> statements, Function<Connection, T> question) {
        Rows.run(connection, "begin");
        try {
            statements.forEach(sql -> Rows.run(connection, sql));
            return question.apply(connection);
        } finally {
            Rows.run(connection, "rollback");
        }
    }

    /// Why the server refuses a statement here, or empty when it takes it. Nothing is changed.
    Optional<String> refusal(String sql) {
        Rows.run(connection, "begin");
        try {
            return Rows.refusal(connection, sql);
        } finally {
            Rows.run(connection, "rollback");
        }
    }

    /// What programs write into the columns of a table, as expressions over `{g}`.
    Map<String, String> values(TableFacts table) {
        return new RowMaker(connection, tables, Map.of()).valuesOf(table);
    }

    /// What a program writes into a column when it writes no null.
    String value(TableFacts table, TableFacts.Column column) {
        return RowMaker.present(values(table).getOrDefault(column.name(), SampleValue.of(column)));
    }

    /// Whether a default gives another value for each row, so that adding it writes the table anew.
    boolean isVolatile(TableFacts.Column column, String value) {
        return isVolatile(column.type(), value);
    }

    boolean isVolatile(String type, String value) {
        String file = "select pg_relation_filenode('dbguild_volatility')";
        String old = "dbguild_volatility";
        return after(
                List.of("create temp table " + old + " (n int)"),
                there -> {
                    String was = Rows.texts(there, file).getFirst();
                    Rows.run(
                            there,
                            "alter table " + old + " add column c " + type + " default " + value);
                    return !was.equals(Rows.texts(there, file).getFirst());
                });
    }

    /// A type as the server writes it, with its length.
    String typeName(String written) {
        try {
            return after(
                    List.of("create temp table dbguild_type (c " + written + ")"),
                    there ->
                            Rows.texts(
                                            there,
                                            "select format_type(atttypid, atttypmod) from pg_attribute"
                                                    + " where attrelid = 'pg_temp.dbguild_type'::regclass and attname = 'c'")
                                    .getFirst());
        } catch (Problem refused) {
            throw Stopped.because(
                    "'" + written + "' is no type that the server takes",
                    "write it as in CREATE TABLE: bigint, numeric(12,2), text");
        }
    }

    /// What a statement costs, whatever the table holds.
    enum Cost {
        /// Only the catalogue changes.
        NOTHING,
        /// Rows are written anew, indexes built anew, or the server refuses.
        WORK
    }

    Cost cost(String sql) {
        String files =
                "select string_agg(pg_relation_filenode(oid)::text, ',' order by oid) from pg_class where relkind in ('r', 'i')"
                        + " and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)";
        try {
            return after(
                    List.of("set local timezone = 'Europe/Berlin'"),
                    there -> {
                        String was = Rows.texts(there, files).getFirst();
                        Rows.run(there, sql);
                        return was.equals(Rows.texts(there, files).getFirst())
                                ? Cost.NOTHING
                                : Cost.WORK;
                    });
        } catch (Problem refused) {
            return Cost.WORK;
        }
    }

    /// Whether what programs write into a column can be turned by an expression over it.
    boolean fits(TableFacts.Column column, String expression) {
        String value = SampleValue.of(column).replace("{g}", "g");
        return refusal(
                        "select ("
                                + expression
                                + ") from (select ("
                                + value
                                + ")::"
                                + column.type()
                                + " as "
                                + column.sql()
                                + " from generate_series(1::bigint, 50) g) t")
                .isEmpty();
    }

    /// Values for the columns of a condition that satisfy it and what is asked of them already.
    Map<String, String> fitting(TableFacts table, String condition) {
        String name = "dbguild_condition";
        return after(
                List.of(
                        "alter table "
                                + table.sql()
                                + " add constraint "
                                + name
                                + " check ("
                                + condition
                                + ") not valid"),
                there -> {
                    Before then = new Before(there);
                    TableFacts facts = then.table(table.sql());
                    Map<String, String> values = new java.util.LinkedHashMap<>(then.values(facts));
                    facts.constraints().stream()
                            .filter(each -> each.name().equals(name))
                            .findFirst()
                            .ifPresent(each -> values.keySet().retainAll(each.columns()));
                    return values;
                });
    }

    /// The expression of a generated column.
    String expression(TableFacts.Column column, TableFacts table) {
        return texts(
                        "select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = ?::bigint::oid and adnum = ?::int",
                        table.oid(),
                        column.number())
                .getFirst();
    }

    private static Problem unknown(String what, String name, String there) {
        return new Problem(
                        Code.BAD_ARGUMENT,
                        "there is no " + what + " '" + name + "' in the schema",
                        there.isEmpty()
                                ? "give the schema with 'ddl' or 'target'"
                                : "there are: " + there)
                .with("argument", what);
    }

    private static <T> String shown(List<T> all, Function<T, String> name) {
        return all.stream().map(name).limit(30).collect(Collectors.joining(", "));
    }

    /// A column of a table.
    record Spot(TableFacts table, TableFacts.Column column) {}
}
