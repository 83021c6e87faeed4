package dev.dbguild.tool.gate.postgres;

import dev.dbguild.Problem;
import java.util.List;

/// Takes the values out of SQL: `where name = ?`.
final class Literals {
    private Literals() {}

    static String without(String sql) {
        List<Lexeme> lexemes;
        try {
            lexemes = PostgresLexer.read(sql);
        } catch (Problem unreadable) {
            return "…";
        }
        StringBuilder kept = new StringBuilder();
        int behind = 0;
        for (Lexeme each : lexemes) {
            kept.append(space(sql.substring(behind, each.start())));
            kept.append(isValue(each) ? "?" : sql.substring(each.start(), each.end()));
            behind = each.end();
        }
        return kept.toString();
    }

    private static boolean isValue(Lexeme lexeme) {
        return lexeme.kind() == Lexeme.Kind.STRING || lexeme.kind() == Lexeme.Kind.NUMBER;
    }

    /// Comments may tell values too.
    private static String space(String between) {
        return between.isBlank() ? between : " ";
    }
}
