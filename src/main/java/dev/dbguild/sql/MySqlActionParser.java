package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one action of MySQL's ALTER TABLE, which may add several columns. Stands before the comma that follows it.
final class MySqlActionParser {
    private static final Set<String> PARTITION_VERBS =
            Set.of(
                    "COALESCE",
                    "REORGANIZE",
                    "EXCHANGE",
                    "CONVERT",
                    "REBUILD",
                    "TRUNCATE",
                    "ANALYZE",
                    "CHECK",
                    "OPTIMIZE",
                    "REPAIR",
                    "DISCARD",
                    "IMPORT");

    private MySqlActionParser() {}

    static List<AlterAction> read(Cursor cursor) {
        int from = cursor.position();
        List<AlterAction> several = columnsInParentheses(cursor);
        if (!several.isEmpty()) {
            return several;
        }
        cursor.moveTo(from);
        AlterAction action = partitions(cursor);
        action = action == null ? known(cursor, from) : action;
        if (action == null) {
            action = option(cursor, from);
        }
        return List.of(action == null ? other(cursor, from) : action);
    }

    private static @Nullable AlterAction known(Cursor cursor, int from) {
        cursor.moveTo(from);
        return switch (cursor.word()) {
            case "ADD" -> add(cursor);
            case "DROP" -> drop(cursor);
            case "MODIFY", "CHANGE" -> modify(cursor);
            case "ALTER" -> alter(cursor);
            case "RENAME" -> rename(cursor);
            case "CONVERT" -> convert(cursor);
            case "ORDER" -> order(cursor);
            case "FORCE" -> {
                cursor.advance();
                yield new AlterAction.Rebuild();
            }
            case "ENABLE", "DISABLE" ->
                    cursor.wordAt(1, "KEYS") ? keys(cursor, cursor.at("ENABLE")) : null;
            default -> null;
        };
    }

    private static AlterAction keys(Cursor cursor, boolean enable) {
        toComma(cursor);
        return new AlterAction.SwitchKeys(enable);
    }

    private static void toComma(Cursor cursor) {
        while (!cursor.atEnd() && !cursor.atSymbol(',')) {
            cursor.pass();
        }
    }

    private static @Nullable AlterAction option(Cursor cursor, int from) {
        cursor.moveTo(from);
        MySqlOptions options = new MySqlOptions();
        return options.read(cursor)
                ? options.all().entrySet().stream()
                        .map(each -> new AlterAction.TableOption(each.getKey(), each.getValue()))
                        .findFirst()
                        .orElseThrow()
                : null;
    }

    private static AlterAction other(Cursor cursor, int from) {
        cursor.moveTo(from);
        String kind = (cursor.word() + " " + cursor.word(1)).strip();
        cursor.pass();
        toComma(cursor);
        return new AlterAction.Other(kind, cursor.textFrom(from));
    }

    private static List<AlterAction> columnsInParentheses(Cursor cursor) {
        List<AlterAction> columns = new ArrayList<>();
        if (!cursor.accept("ADD")) {
            return columns;
        }
        cursor.accept("COLUMN");
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        if (!cursor.atSymbol('(')) {
            return columns;
        }
        int close = cursor.close();
        cursor.advance();
        while (cursor.position() < close) {
            columns.add(element(cursor, ifNotExists));
            cursor.toComma(close);
        }
        cursor.moveTo(close + 1);
        return columns;
    }

    private static AlterAction element(Cursor cursor, boolean ifNotExists) {
        int from = cursor.position();
        AlterAction action =
                MySqlKeyParser.starts(cursor) ? constraint(cursor) : column(cursor, ifNotExists);
        return action == null ? other(cursor, from) : action;
    }

    private static @Nullable AlterAction add(Cursor cursor) {
        cursor.advance();
        if (MySqlKeyParser.starts(cursor)) {
            return constraint(cursor);
        }
        if (cursor.at("SYSTEM", "VERSIONING") || cursor.at("PERIOD", "FOR")) {
            return null;
        }
        cursor.accept("COLUMN");
        return column(cursor, cursor.accept("IF", "NOT", "EXISTS"));
    }

    private static @Nullable AlterAction constraint(Cursor cursor) {
        Constraint constraint = MySqlKeyParser.read(cursor);
        return constraint == null ? null : new AlterAction.AddConstraint(constraint);
    }

    private static @Nullable AlterAction column(Cursor cursor, boolean ifNotExists) {
        Column column = MySqlColumnParser.read(cursor);
        return column == null ? null : new AlterAction.AddColumn(column, ifNotExists);
    }

    private static @Nullable AlterAction drop(Cursor cursor) {
        cursor.advance();
        if (cursor.accept("PRIMARY", "KEY")) {
            return new AlterAction.DropPrimaryKey();
        }
        boolean foreign = cursor.accept("FOREIGN", "KEY");
        boolean index = !foreign && (cursor.accept("INDEX") || cursor.accept("KEY"));
        boolean check = cursor.accept("CHECK");
        boolean constraint = cursor.accept("CONSTRAINT");
        if (cursor.at("SYSTEM", "VERSIONING") || cursor.at("PERIOD", "FOR")) {
            return null;
        }
        cursor.accept("COLUMN");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        Name name = cursor.name();
        toComma(cursor);
        if (name == null) {
            return null;
        }
        if (foreign || index) {
            return foreign ? new AlterAction.DropForeignKey(name) : new AlterAction.DropKey(name);
        }
        if (check) {
            return new AlterAction.DropCheck(name);
        }
        return constraint
                ? new AlterAction.DropConstraint(name, ifExists, false)
                : new AlterAction.DropColumn(name, ifExists, false);
    }

    private static @Nullable AlterAction modify(Cursor cursor) {
        boolean change = cursor.at("CHANGE");
        cursor.advance();
        cursor.accept("COLUMN");
        cursor.accept("IF", "EXISTS");
        Name old = change ? cursor.name() : null;
        Column column = MySqlColumnParser.read(cursor);
        return column == null
                ? null
                : new AlterAction.ModifyColumn(old == null ? column.name() : old, column);
    }

    private static @Nullable AlterAction alter(Cursor cursor) {
        cursor.advance();
        if (cursor.accept("INDEX") || cursor.accept("KEY")) {
            cursor.accept("IF", "EXISTS");
            Name index = cursor.name();
            boolean visible = cursor.at("VISIBLE") || cursor.at("NOT", "IGNORED");
            toComma(cursor);
            return index == null ? null : new AlterAction.ShowKey(index, visible);
        }
        if (cursor.accept("CHECK") || cursor.accept("CONSTRAINT")) {
            Name check = cursor.name();
            boolean enforced = !cursor.at("NOT");
            toComma(cursor);
            return check == null ? null : new AlterAction.AlterCheck(check, enforced);
        }
        cursor.accept("COLUMN");
        Name column = cursor.name();
        return column == null ? null : alterColumn(cursor, column);
    }

    private static @Nullable AlterAction alterColumn(Cursor cursor, Name column) {
        if (cursor.accept("SET", "DEFAULT")) {
            return new AlterAction.SetDefault(column, ExpressionParser.toComma(cursor));
        }
        if (cursor.accept("DROP", "DEFAULT")) {
            return new AlterAction.DropDefault(column);
        }
        boolean visible = cursor.accept("SET", "VISIBLE");
        return visible || cursor.accept("SET", "INVISIBLE")
                ? new AlterAction.ShowColumn(column, visible)
                : null;
    }

    private static @Nullable AlterAction rename(Cursor cursor) {
        cursor.advance();
        boolean column = cursor.accept("COLUMN");
        boolean index = !column && (cursor.accept("INDEX") || cursor.accept("KEY"));
        if (!column && !index) {
            if (!cursor.accept("TO") && !cursor.accept("AS")) {
                cursor.acceptSymbol('=');
            }
            Name to = cursor.name();
            return to == null ? null : new AlterAction.RenameTable(to);
        }
        cursor.accept("IF", "EXISTS");
        Name from = cursor.name();
        Name to = cursor.accept("TO") ? cursor.name() : null;
        if (from == null || to == null) {
            return null;
        }
        return column
                ? new AlterAction.RenameColumn(from, to)
                : new AlterAction.RenameKey(from, to);
    }

    private static @Nullable AlterAction convert(Cursor cursor) {
        cursor.advance();
        if (!cursor.accept("TO", "CHARACTER", "SET") && !cursor.accept("TO", "CHARSET")) {
            return null;
        }
        cursor.acceptSymbol('=');
        String characters = Lexemes.unquoted(cursor.written(cursor.peek(0)));
        cursor.advance();
        boolean collated = cursor.accept("COLLATE");
        cursor.acceptSymbol('=');
        String collation = Lexemes.unquoted(cursor.written(cursor.peek(0)));
        toComma(cursor);
        return new AlterAction.ConvertCharacters(characters, collated ? collation : null);
    }

    private static AlterAction order(Cursor cursor) {
        int from = cursor.position();
        while (!cursor.atEnd()) {
            cursor.advance();
        }
        return new AlterAction.OrderRows(cursor.textFrom(from));
    }

    private static @Nullable AlterAction partitions(Cursor cursor) {
        int from = cursor.position();
        boolean adds = (cursor.at("ADD") || cursor.at("DROP")) && cursor.wordAt(1, "PARTITION");
        boolean own = PARTITION_VERBS.contains(cursor.word()) && cursor.wordAt(1, "PARTITION");
        boolean whole = cursor.at("PARTITION", "BY") || cursor.at("REMOVE", "PARTITIONING");
        boolean space = cursor.at("DISCARD", "TABLESPACE") || cursor.at("IMPORT", "TABLESPACE");
        if (!adds && !own && !whole && !space) {
            return null;
        }
        String verb = cursor.word() + " " + cursor.word(1);
        while (!cursor.atEnd() && !startsClause(cursor)) {
            cursor.pass();
        }
        return new AlterAction.AlterPartitions(verb, cursor.textFrom(from));
    }

    /// Partitions are named with commas between; another option starts with its own word.
    private static boolean startsClause(Cursor cursor) {
        return cursor.atSymbol(',') && (cursor.wordAt(1, "ALGORITHM") || cursor.wordAt(1, "LOCK"));
    }
}
