package dev.dbguild.review.generate;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.review.plan.Rows;
import dev.dbguild.sql.Name;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Renames as they were told: nothing is ever guessed.
record Renames(List<Rename> all) {
    private static final Pattern ARROW = Pattern.compile("\\s*(?:→|->|=>|\\s+to\\s+)\\s*");

    Renames {
        all = List.copyOf(all);
    }

    /// @param from `table`, `table.column` or `schema.table.column`, as a statement writes it
    record Rename(String from, String to) {
        Rename reversed() {
            return new Rename(to, from);
        }
    }

    /// @throws Problem [Code#BAD_ARGUMENT] for a text that has no arrow
    static Renames read(List<String> texts) {
        List<Rename> all = new ArrayList<>();
        for (String text : texts) {
            for (String each : text.split("[,;\\n]")) {
                if (!each.isBlank()) {
                    all.add(rename(each.strip()));
                }
            }
        }
        return new Renames(all);
    }

    private static Rename rename(String text) {
        String[] sides = ARROW.split(text);
        if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
            throw bad(
                    "'" + text + "' is no rename",
                    "say for example: orders.total -> orders.amount");
        }
        return new Rename(sides[0].strip(), sides[1].strip());
    }

    /// The way back.
    Renames reversed() {
        return new Renames(all.stream().map(Rename::reversed).toList());
    }

    /// The renames with full names on both sides, columns before tables.
    ///
    /// @throws Problem [Code#BAD_ARGUMENT] for what one of the schemas does not have
    Renames resolved(Connection was, Connection is) {
        List<Rename> tables = all.stream().filter(each -> isRelation(was, each.from())).toList();
        tables.forEach(each -> require(isRelation(is, each.to()), each.to(), "new"));
        List<Rename> columns =
                all.stream()
                        .filter(each -> !tables.contains(each))
                        .map(each -> resolved(each, tables, was, is))
                        .toList();
        return new Renames(Stream.concat(columns.stream(), tables.stream()).toList());
    }

    private static Rename resolved(
            Rename rename, List<Rename> tables, Connection was, Connection is) {
        Column from = column(rename.from());
        require(isColumn(was, from), rename.from(), "old");
        String table =
                tables.stream()
                        .filter(each -> Name.of(each.from()).same(Name.of(from.table())))
                        .map(Rename::to)
                        .findFirst()
                        .orElse(from.table());
        Column to = new Column(table, column(rename.to()).name());
        require(isColumn(is, to), to.table() + "." + to.name(), "new");
        return new Rename(from.table() + "." + from.name(), to.table() + "." + to.name());
    }

    /// Carries resolved renames out on the old schema.
    ///
    /// @return the statements
    List<String> apply(Connection was) {
        List<String> statements = all.stream().map(each -> statement(each, was)).toList();
        statements.forEach(sql ->
                Rows.refusal(was, sql)
                        .ifPresent(why -> {
                            throw bad(
                                    "'" + sql + "' cannot be done: " + why, "correct the renames");
                        }));
        return statements;
    }

    private static String statement(Rename rename, Connection was) {
        if (isRelation(was, rename.from())) {
            return "alter table %s rename to %s"
                    .formatted(rename.from(), Name.of(rename.to()).lastWritten());
        }
        Column from = column(rename.from());
        return "alter table %s rename column %s to %s"
                .formatted(from.table(), from.name(), column(rename.to()).name());
    }

    /// @param name as a statement writes it
    private record Column(String table, String name) {}

    private static Column column(String text) {
        int dot = text.lastIndexOf('.');
        return dot < 0
                ? new Column("", text)
                : new Column(text.substring(0, dot), text.substring(dot + 1));
    }

    private static void require(boolean there, String name, String schema) {
        if (!there) {
            throw bad(
                    "a rename names '%s', which the %s schema does not have"
                            .formatted(name, schema),
                    "write it as the schema does: table, or table.column");
        }
    }

    private static boolean isRelation(Connection connection, String name) {
        return Rows.number(connection, "select count(to_regclass(?))", name) == 1;
    }

    private static boolean isColumn(Connection connection, Column column) {
        return Rows.number(
                        connection,
                        "select count(*) from pg_attribute where attrelid = to_regclass(?)"
                                + " and quote_ident(attname) = quote_ident((parse_ident(?))[1]) and attnum > 0",
                        column.table(),
                        column.name())
                == 1;
    }

    private static Problem bad(String what, String cure) {
        return new Problem(Code.BAD_ARGUMENT, what, cure).with("argument", "renames");
    }
}
