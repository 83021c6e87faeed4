package dev.dbguild.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Holds the reader against PostgreSQL's own parser, which prints its tree of each statement when asked.
final class ServerAgreementTest {
    private static final long SEED = Long.getLong("seed", 20260117);
    private static final int GENERATED = 7000;

    /// How many statements of the corpus the server may refuse; they count for nothing.
    private static final int REFUSED = 5;

    /// What queries of the corpus read and write; everything else the server parses without knowing it.
    private static final String[] TABLES = {
        "create schema s",
        "create table t (a int primary key, b text)",
        "create table u (a int primary key, b text)",
        "create table s.t (a int primary key, b text)",
        "create procedure s.p(a int, b text) language sql as ''",
        "create table w (a int[], b text, c jsonb, d jsonb)",
        "create table \"T;\" (\"Quoted \"\"name\"\";\" int)"
    };

    private static List<String> written() throws IOException {
        try (var in = ServerAgreementTest.class.getResourceAsStream("corpus.sql")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.strip().split("\n;;\n"));
        }
    }

    /// Distinct statements, each as it is typed: those written by hand, and those of the grammar.
    static List<String> corpus(Grammar grammar) throws IOException {
        Map<String, String> corpus = new LinkedHashMap<>();
        written().forEach(sql -> corpus.put(sql.toLowerCase(Locale.ROOT), sql));
        for (int i = 0; i < GENERATED; i++) {
            List<String> words = grammar.statement();
            String plain = String.join(" ", words).toLowerCase(Locale.ROOT);
            corpus.computeIfAbsent(plain, distinct -> grammar.typed(words));
        }
        return List.copyOf(corpus.values());
    }

    @Test
    void the_reader_and_the_server_agree_on_every_statement() throws Exception {
        Grammar grammar = new Grammar(SEED);
        List<String> disagreements = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<String> corpus = corpus(grammar);
        try (ServerParser server = new ServerParser(TABLES)) {
            for (String sql : corpus) {
                ServerParser.Answer answer = server.read(sql);
                if (answer.tree() == null) {
                    refused.add(answer.failure() + " in: " + sql);
                    continue;
                }
                String disagreement = disagreement(sql, ServerReading.of(answer.tree()));
                if (disagreement != null) {
                    disagreements.add(disagreement + " in: " + sql);
                }
            }
        }
        int read = corpus.size() - refused.size();
        System.out.printf(
                "seed %d: %,d statements, %.2f %% agree; the server refuses %d more%n",
                SEED, read, 100.0 * (read - disagreements.size()) / read, refused.size());
        assertThat(String.join("\n\n", disagreements)).isEmpty();
        assertThat(refused.size() > REFUSED ? String.join("\n\n", refused) : "").isEmpty();
        assertThat(read).isGreaterThan(3000);
        assertThat(grammar.unused()).isEmpty();
    }

    @Test
    void the_corpus_as_one_script_has_as_many_statements() throws Exception {
        List<String> corpus = corpus(new Grammar(SEED));

        List<Statement> read =
                ScriptReader.read("corpus.sql", String.join("\n;\n", corpus), Dialect.POSTGRESQL)
                        .statements();

        assertThat(read).extracting(Statement::text).containsExactlyElementsOf(corpus);
    }

    private static @Nullable String disagreement(String sql, ServerReading server) {
        List<Statement> read =
                ScriptReader.read("a.sql", sql + ";", Dialect.POSTGRESQL).statements();
        if (read.size() != 1) {
            return "read as " + read.size() + " statements";
        }
        Statement statement = read.getFirst();
        if (!kind(statement).equals(server.kind())) {
            return statement.kind() + " is a " + server.kind();
        }
        List<String> actions = ServerActions.of(statement);
        if (!actions.equals(server.actions())) {
            return "the actions " + server.actions() + " are read as " + actions;
        }
        List<String> target = statement.target() == null ? null : statement.target().parts();
        return server.target() == null || server.target().equals(target)
                ? null
                : "the target " + server.target() + " is read as " + target;
    }

    /// A language without a handler is an extension to the server.
    private static String language(Statement statement) {
        boolean handled = statement.text().toLowerCase(Locale.ROOT).contains("handler");
        return handled ? "CREATE LANGUAGE" : "CREATE EXTENSION";
    }

    /// The server knows one kind where there are several words for it.
    private static String kind(Statement statement) {
        return switch (statement.kind()) {
            case "VALUES", "TABLE" -> "SELECT";
            case "ALTER USER", "ALTER GROUP" -> "ALTER ROLE";
            case "DROP USER", "DROP GROUP" -> "DROP ROLE";
            case "CREATE LANGUAGE" -> language(statement);
            default -> statement.kind();
        };
    }
}
