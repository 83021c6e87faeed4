package dev.dbguild.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads CREATE POLICY from behind those words. Not thread-safe: one for each policy.
final class PolicyParser {
    private final Cursor cursor;
    private boolean permissive = true;
    private String command = "ALL";
    private List<String> roles = List.of("public");
    private @Nullable String using;
    private @Nullable String check;

    private PolicyParser(Cursor cursor) {
        this.cursor = cursor;
    }

    static @Nullable Statement read(Cursor cursor, Source source) {
        Name name = cursor.name();
        Name table = cursor.accept("ON") ? cursor.name() : null;
        return name == null || table == null
                ? null
                : new PolicyParser(cursor).read(source, name, table);
    }

    private Statement read(Source source, Name name, Name table) {
        while (!cursor.atEnd()) {
            readPart();
        }
        return new Statement.CreatePolicy(
                source, name, table, permissive, command, roles, using, check);
    }

    private void readPart() {
        if (cursor.accept("AS")) {
            permissive = !cursor.at("RESTRICTIVE");
        } else if (cursor.accept("FOR")) {
            command = cursor.word();
        } else if (cursor.accept("TO")) {
            roles = cursor.names().stream().map(Name::last).toList();
        } else if (cursor.accept("USING")) {
            using = condition();
        } else if (cursor.accept("WITH", "CHECK")) {
            check = condition();
        } else {
            cursor.pass();
        }
    }

    private String condition() {
        return ExpressionParser.inParentheses(cursor).text();
    }
}
