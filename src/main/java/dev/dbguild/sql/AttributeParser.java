package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the sub-commands of ALTER TYPE that change the attributes of a composite type.
final class AttributeParser {
    private AttributeParser() {}

    static boolean starts(Cursor cursor) {
        return cursor.wordAt(1, "ATTRIBUTE")
                && (cursor.at("ADD")
                        || cursor.at("DROP")
                        || cursor.at("ALTER")
                        || cursor.at("RENAME"));
    }

    static List<AlterAction> read(Cursor cursor) {
        List<AlterAction> actions = new ArrayList<>();
        while (!cursor.atEnd()) {
            int from = cursor.position();
            AlterAction action = starts(cursor) ? attribute(cursor) : null;
            actions.add(action == null ? ActionParser.other(cursor, from) : action);
            cursor.toComma(cursor.size());
        }
        return actions;
    }

    private static @Nullable AlterAction attribute(Cursor cursor) {
        String verb = cursor.word();
        cursor.skipping(2);
        if (verb.equals("ADD")) {
            Column column = ColumnParser.read(cursor);
            return column == null ? null : new AlterAction.AddColumn(column, false);
        }
        boolean ifExists = cursor.accept("IF", "EXISTS");
        Name name = cursor.name();
        if (name == null) {
            return null;
        }
        return switch (verb) {
            case "DROP" -> new AlterAction.DropColumn(name, ifExists, cursor.at("CASCADE"));
            case "ALTER" -> ColumnActionParser.type(cursor, name, cursor.at("SET") ? 3 : 1);
            default -> renamed(cursor, name);
        };
    }

    private static @Nullable AlterAction renamed(Cursor cursor, Name from) {
        Name to = cursor.accept("TO") ? cursor.name() : null;
        return to == null ? null : new AlterAction.RenameColumn(from, to);
    }
}
