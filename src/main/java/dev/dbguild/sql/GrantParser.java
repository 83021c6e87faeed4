package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;

/// Reads GRANT and REVOKE.
final class GrantParser {
    private GrantParser() {}

    static Statement read(Cursor cursor, Source source) {
        String kind = cursor.word();
        cursor.advance();
        cursor.accept("GRANT", "OPTION", "FOR");
        List<String> privileges = privileges(cursor);
        boolean onObject = cursor.accept("ON");
        String object = onObject ? object(cursor) : "";
        List<Name> names = onObject ? DropParser.names(cursor) : List.of();
        while (!cursor.atEnd() && !atGrantees(cursor)) {
            cursor.pass();
        }
        cursor.advance();
        return new Statement.Grant(source, kind, object, names, privileges, grantees(cursor));
    }

    private static boolean atGrantees(Cursor cursor) {
        return cursor.at("TO") || cursor.at("FROM");
    }

    private static List<String> privileges(Cursor cursor) {
        List<String> privileges = new ArrayList<>();
        while (!cursor.atEnd() && !cursor.at("ON") && !atGrantees(cursor)) {
            if (!cursor.word().isEmpty() && !cursor.at("PRIVILEGES")) {
                privileges.add(cursor.word());
            }
            cursor.pass();
        }
        return privileges;
    }

    /// The kind of object, where it is written; a bare name is a table's.
    private static String object(Cursor cursor) {
        for (String all : List.of("TABLES", "SEQUENCES", "FUNCTIONS", "PROCEDURES", "ROUTINES")) {
            if (cursor.accept("ALL", all, "IN", "SCHEMA")) {
                return "ALL " + all + " IN SCHEMA";
            }
        }
        boolean bare =
                cursor.peek(1).kind() == TokenKind.SYMBOL
                        || cursor.wordAt(1, "TO")
                        || cursor.wordAt(1, "FROM");
        return bare ? "TABLE" : Kinds.object(cursor);
    }

    private static List<String> grantees(Cursor cursor) {
        List<String> grantees = new ArrayList<>();
        do {
            cursor.accept("GROUP");
            Name name = cursor.name();
            if (name == null) {
                break;
            }
            grantees.add(name.last());
        } while (cursor.acceptSymbol(','));
        return grantees;
    }
}
