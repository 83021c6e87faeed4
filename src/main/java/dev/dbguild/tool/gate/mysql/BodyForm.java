package dev.dbguild.tool.gate.mysql;

import dev.dbguild.tool.gate.Refusal;
import java.util.List;
import java.util.Set;

/// Words that make more of a function's body than computing and reading.
final class BodyForm {
    private static final Set<String> REFUSED =
            Words.of(
                    """
                    update delete load outfile dumpfile call grant revoke drop alter create lock unlock kill rename
                    optimize repair purge release trigger prepare execute deallocate install uninstall shutdown
                    flush reset change global persist persist_only session local commit rollback savepoint xa import
                    """);
    private static final Set<String> WITHOUT_PARENTHESIS = Set.of("insert", "replace", "truncate");

    private BodyForm() {}

    static void check(List<Lexeme> lexemes) {
        for (int at = 0; at < lexemes.size(); at++) {
            Lexeme lexeme = lexemes.get(at);
            boolean called = at + 1 < lexemes.size() && lexemes.get(at + 1).symbol("(");
            String word = lexeme.kind() == Lexeme.Kind.WORD ? lexeme.folded() : "";
            boolean writes =
                    REFUSED.contains(word) || WITHOUT_PARENTHESIS.contains(word) && !called;
            boolean sequence =
                    word.equals("next")
                            && at + 1 < lexemes.size()
                            && lexemes.get(at + 1).word("value");
            if (writes || sequence || setsOfServer(lexemes, at)) {
                throw Refusal.of(
                        "its body says '" + lexeme.text() + "'",
                        "leave it out",
                        lexeme.folded(),
                        lexeme.position());
            }
        }
    }

    /// `SET @@name = …`; a variable of the session's own user is gone with the session.
    private static boolean setsOfServer(List<Lexeme> lexemes, int at) {
        boolean first =
                at > 0 && (lexemes.get(at - 1).word("set") || lexemes.get(at - 1).symbol(","));
        return first && lexemes.get(at).text().startsWith("@@") && assigned(lexemes, at + 1);
    }

    private static boolean assigned(List<Lexeme> lexemes, int from) {
        int at = from;
        while (at + 1 < lexemes.size() && lexemes.get(at).symbol(".")) {
            at += 2;
        }
        return at < lexemes.size() && (lexemes.get(at).symbol("=") || lexemes.get(at).symbol(":="));
    }
}
