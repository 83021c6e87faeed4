package dev.dbguild.tool.gate.mysql;

import dev.dbguild.tool.gate.Refusal;
import java.util.List;
import java.util.Set;

/// `SHOW`: what describes the server and its objects passes; log contents, other sessions' plans, and what prints
/// password hashes do not.
final class Shows {
    private static final Set<String> FIRST =
            Words.of(
                    """
                    tables full columns fields index indexes keys databases schemas status variables table open engines
                    engine plugins processlist warnings errors count character charset collation triggers events
                    function procedure privileges storage extended global session local create master slave replica
                    replicas binary profiles locales index_statistics table_statistics package
                    """);
    private static final Set<String> CREATED =
            Words.of(
                    "table view database schema procedure function trigger event sequence package");
    private static final Set<String> REFUSED =
            Words.of("code explain analyze binlog relaylog user grants hosts");

    private Shows() {}

    /// @return the rest of the statement, which may hold a condition
    static List<Lexeme> rest(List<Lexeme> lexemes) {
        Lexeme what = lexemes.size() > 1 ? lexemes.get(1) : lexemes.getFirst();
        boolean known = what.kind() == Lexeme.Kind.WORD && FIRST.contains(what.folded());
        if (!known || refuses(lexemes)) {
            throw Refusal.of(
                    "'show " + what.text() + "' is not one that may run",
                    "send show tables, columns, index, create table, status, variables or processlist,"
                            + " or a SELECT from information_schema",
                    "show " + what.folded(),
                    1);
        }
        if (what.word("create")) {
            return made(lexemes);
        }
        boolean routines = what.word("procedure") || what.word("package");
        return lexemes.subList(Math.min(routines ? 3 : 2, lexemes.size()), lexemes.size());
    }

    /// `SHOW CREATE VIEW rich` names what it shows, and runs none of it.
    private static List<Lexeme> made(List<Lexeme> lexemes) {
        List<Lexeme> name = lexemes.subList(Math.min(3, lexemes.size()), lexemes.size());
        return name.stream().allMatch(each -> each.isName() || each.symbol(".")) ? List.of() : name;
    }

    private static boolean refuses(List<Lexeme> lexemes) {
        Lexeme second = lexemes.size() > 2 ? lexemes.get(2) : lexemes.getLast();
        boolean created = second.kind() == Lexeme.Kind.WORD && CREATED.contains(second.folded());
        return lexemes.get(1).word("create") && !created
                || second.kind() == Lexeme.Kind.WORD && REFUSED.contains(second.folded());
    }
}
