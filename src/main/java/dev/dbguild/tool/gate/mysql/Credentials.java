package dev.dbguild.tool.gate.mysql;

import dev.dbguild.tool.gate.Refusal;
import java.util.List;
import java.util.Set;

/// Keeps password hashes and the passwords of other servers where they are.
final class Credentials {
    private static final Set<String> TABLES =
            Words.of(
                    """
                    user global_priv servers slave_master_info password_history replication_connection_configuration
                    replication_group_member_actions
                    """);
    private static final Set<String> COLUMNS =
            Words.of(
                    "password authentication_string auth_string priv user_attributes plugin master_info");

    private Credentials() {}

    static void check(List<Lexeme> lexemes) {
        for (int at = 2; at < lexemes.size(); at++) {
            Lexeme table = lexemes.get(at);
            boolean ofServer =
                    lexemes.get(at - 1).symbol(".")
                            && lexemes.get(at - 2).folded().matches("mysql|performance_schema");
            if (ofServer && TABLES.contains(table.folded()) && shows(lexemes)) {
                throw Refusal.of(
                        "'mysql." + table.text() + "' holds what users log in with",
                        "name the columns you need, such as user and host",
                        table.folded(),
                        table.position());
            }
        }
    }

    private static boolean shows(List<Lexeme> lexemes) {
        return lexemes.stream()
                .anyMatch(each ->
                        each.symbol("*")
                                || each.word("table")
                                || each.isName() && COLUMNS.contains(each.folded()));
    }
}
