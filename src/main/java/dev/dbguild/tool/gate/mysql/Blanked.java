package dev.dbguild.tool.gate.mysql;

import java.util.List;
import java.util.Locale;

/// A statement with a question mark for each literal, and without comments.
final class Blanked {
    private Blanked() {}

    static String of(String sql, List<Lexeme> lexemes) {
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (Lexeme lexeme : lexemes) {
            if (lexeme.start() > end && !text.isEmpty()) {
                text.append(' ');
            }
            text.append(blank(lexeme) ? "?" : sql.substring(lexeme.start(), lexeme.end()));
            end = lexeme.end();
        }
        return text.toString();
    }

    /// A word that begins with digits may be a literal after all.
    private static boolean blank(Lexeme lexeme) {
        return lexeme.isLiteral()
                || lexeme.kind() == Lexeme.Kind.WORD
                        && lexeme.text().toLowerCase(Locale.ROOT).matches("[0-9].*");
    }
}
