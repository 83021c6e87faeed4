package dev.dbguild.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.lab.SharedCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLWarning;

/// Holds the reader against PostgreSQL's own parser, which prints its tree of each statement when asked.
final class ServerAgreementTest {
    private static final Pattern NODE = Pattern.compile(":utilityStmt \\{(\\w+)");
    private static final Pattern COMMAND = Pattern.compile("\\{QUERY :commandType (\\d)");
    private static final List<String> COMMANDS =
            List.of("", "SELECTSTMT", "UPDATESTMT", "INSERTSTMT", "DELETESTMT", "MERGESTMT");

    /// What queries of the corpus read and write; everything else the server parses without knowing it.
    private static final String[] TABLES = {
        "create schema s",
        "create table t (a int primary key, b text)",
        "create table u (a int primary key, b text)",
        "create table s.t (a int primary key, b text)",
        "create procedure s.p(int, text) language sql as ''",
        "create table w (a int[], b text, c jsonb, d jsonb)",
        "create table \"T;\" (\"Quoted \"\"name\"\";\" int)"
    };

    private static final Pattern RELATION =
            Pattern.compile(":relname (\"[^\"]*\"|(?:\\\\.|[^\\s\\\\])+)");

    /// The server's name for each statement whose kind is not plainly in it.
    private static final Map<String, String> KINDS =
            Map.ofEntries(
                    Map.entry("SELECT", "SELECTSTMT"),
                    Map.entry("VALUES", "SELECTSTMT"),
                    Map.entry("TABLE", "SELECTSTMT"),
                    Map.entry("CREATE TABLE", "CREATESTMT"),
                    Map.entry("CREATE TABLE AS", "CREATETABLEASSTMT"),
                    Map.entry("CREATE MATERIALIZED VIEW", "CREATETABLEASSTMT"),
                    Map.entry("CREATE INDEX", "INDEXSTMT"),
                    Map.entry("CREATE VIEW", "VIEWSTMT"),
                    Map.entry("CREATE TRIGGER", "CREATETRIGSTMT"),
                    Map.entry("CREATE FUNCTION", "CREATEFUNCTIONSTMT"),
                    Map.entry("CREATE PROCEDURE", "CREATEFUNCTIONSTMT"),
                    Map.entry("CREATE SEQUENCE", "CREATESEQSTMT"),
                    Map.entry("CREATE RULE", "RULESTMT"),
                    Map.entry("CREATE STATISTICS", "CREATESTATSSTMT"),
                    Map.entry("REFRESH MATERIALIZED VIEW", "REFRESHMATVIEWSTMT"),
                    Map.entry("TRUNCATE", "TRUNCATESTMT"),
                    Map.entry("VACUUM", "VACUUMSTMT"),
                    Map.entry("ANALYZE", "VACUUMSTMT"),
                    Map.entry("COPY", "COPYSTMT"),
                    Map.entry("INSERT", "INSERTSTMT"),
                    Map.entry("UPDATE", "UPDATESTMT"),
                    Map.entry("DELETE", "DELETESTMT"),
                    Map.entry("MERGE", "MERGESTMT"),
                    Map.entry("EXPLAIN", "EXPLAINSTMT"),
                    Map.entry("REINDEX", "REINDEXSTMT"),
                    Map.entry("CLUSTER", "CLUSTERSTMT"),
                    Map.entry("COMMENT", "COMMENTSTMT"),
                    Map.entry("DO", "DOSTMT"),
                    Map.entry("CALL", "CALLSTMT"),
                    Map.entry("CREATE DOMAIN", "CREATEDOMAINSTMT"),
                    Map.entry("CREATE POLICY", "CREATEPOLICYSTMT"),
                    Map.entry("CREATE EXTENSION", "CREATEEXTENSIONSTMT"),
                    Map.entry("CREATE SCHEMA", "CREATESCHEMASTMT"),
                    Map.entry("CREATE FOREIGN TABLE", "CREATEFOREIGNTABLESTMT"),
                    Map.entry("CREATE DATABASE", "CREATEDBSTMT"),
                    Map.entry("CREATE PUBLICATION", "CREATEPUBLICATIONSTMT"),
                    Map.entry("LOCK", "LOCKSTMT"),
                    Map.entry("ALTER DEFAULT PRIVILEGES", "ALTERDEFAULTPRIVILEGESSTMT"));

    private static List<String> corpus() throws IOException {
        try (var in = ServerAgreementTest.class.getResourceAsStream("corpus.sql")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.split("\n;;\n"));
        }
    }

    @Test
    void the_reader_and_the_server_agree_on_every_statement() throws Exception {
        List<String> disagreements = new ArrayList<>();
        List<String> corpus = corpus();
        try (Connection connection = SharedCluster.get().connect(SharedCluster.freshDatabase())) {
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
            }
            for (String sql : corpus) {
                String disagreement = disagreement(sql, tree(connection, sql));
                if (disagreement != null) {
                    disagreements.add(disagreement + " in: " + sql);
                }
            }
        }
        System.out.printf(
                "reader and server agree on %d of %d statements%n",
                corpus.size() - disagreements.size(), corpus.size());
        assertThat(corpus).hasSizeGreaterThan(200);
        assertThat(disagreements).isEmpty();
    }

    @Test
    void the_corpus_as_one_script_has_as_many_statements() throws Exception {
        List<String> corpus = corpus();
        String script = String.join("\n;\n", corpus);

        List<dev.dbguild.sql.Statement> read =
                ScriptReader.read("corpus.sql", script, Dialect.POSTGRESQL).statements();

        assertThat(read).hasSameSizeAs(corpus);
    }

    private static @Nullable String disagreement(String sql, String tree) {
        List<dev.dbguild.sql.Statement> read =
                ScriptReader.read("a.sql", sql + ";", Dialect.POSTGRESQL).statements();
        if (read.size() != 1) {
            return "read as " + read.size() + " statements";
        }
        dev.dbguild.sql.Statement statement = read.getFirst();
        String node = node(tree);
        if (node.isEmpty()) {
            return "the server does not read it: " + tree;
        }
        if (!node.equals(expected(statement, node))) {
            return statement.kind() + " is a " + node;
        }
        return statement instanceof dev.dbguild.sql.Statement.AlterTable alter
                ? altered(alter, tree)
                : target(statement, tree);
    }

    /// The server's name for the statement, empty when it printed none.
    private static String node(String tree) {
        Matcher command = COMMAND.matcher(tree);
        int number = command.find() ? Integer.parseInt(command.group(1)) : 0;
        if (number > 0 && number < COMMANDS.size()) {
            return COMMANDS.get(number);
        }
        Matcher node = NODE.matcher(tree);
        return node.find() ? node.group(1) : "";
    }

    private static String expected(dev.dbguild.sql.Statement statement, String node) {
        return switch (statement) {
            case dev.dbguild.sql.Statement.AlterTable alter ->
                    node.matches("ALTERTABLESTMT|RENAMESTMT|ALTEROBJECTSCHEMASTMT|ALTERSEQSTMT")
                            ? node
                            : "ALTERTABLESTMT";
            case dev.dbguild.sql.Statement.Drop drop -> node.startsWith("DROP") ? node : "DROPSTMT";
            case dev.dbguild.sql.Statement.Transaction transaction -> "TRANSACTIONSTMT";
            case dev.dbguild.sql.Statement.SetVariable set ->
                    set.kind().equals("SHOW") ? "VARIABLESHOWSTMT" : "VARIABLESETSTMT";
            case dev.dbguild.sql.Statement.Grant grant ->
                    grant.target() == null ? "GRANTROLESTMT" : "GRANTSTMT";
            case dev.dbguild.sql.Statement.CreateType type ->
                    node.matches("CREATEENUMSTMT|COMPOSITETYPESTMT|CREATERANGESTMT|DEFINESTMT")
                            ? node
                            : "CREATEENUMSTMT";
            case dev.dbguild.sql.Statement.Query query ->
                    query.into() ? "CREATETABLEASSTMT" : "SELECTSTMT";
            case dev.dbguild.sql.Statement.AddEnumValue value -> "ALTERENUMSTMT";
            default -> KINDS.getOrDefault(statement.kind(), node);
        };
    }

    /// The relation, and how many sub-commands.
    private static @Nullable String altered(
            dev.dbguild.sql.Statement.AlterTable alter, String tree) {
        int commands = tree.split("\\{ALTERTABLECMD ", -1).length - 1;
        boolean listed = tree.contains("{ALTERTABLESTMT");
        if (listed && commands != alter.actions().size()) {
            return commands + " sub-commands, read as " + alter.actions().size();
        }
        return target(alter, tree);
    }

    private static @Nullable String target(dev.dbguild.sql.Statement statement, String tree) {
        Name target = statement.target();
        Matcher relation = RELATION.matcher(tree);
        boolean compared =
                switch (statement) {
                    case dev.dbguild.sql.Statement.CreateTable it -> true;
                    case dev.dbguild.sql.Statement.AlterTable it -> true;
                    case dev.dbguild.sql.Statement.CreateIndex it -> true;
                    case dev.dbguild.sql.Statement.Truncate it -> true;
                    case dev.dbguild.sql.Statement.Refresh it -> true;
                    default -> false;
                };
        if (!compared || !relation.find()) {
            return null;
        }
        String name = relation.group(1).replace("\\", "");
        return target != null && target.last().equals(name)
                ? null
                : "relation '" + name + "' is read as '" + target + "'";
    }

    /// The server's raw tree of a statement, which is not left to have any effect.
    private static String tree(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "set local debug_print_parse = on; set local client_min_messages = log;"
                            + " set local debug_pretty_print = off; set local statement_timeout = '5s'");
            statement.clearWarnings();
            String failure = run(statement, sql);
            String tree = printed(statement.getWarnings());
            return tree.isEmpty() ? failure : tree.replaceAll("\\s+", " ");
        } finally {
            connection.rollback();
        }
    }

    private static String run(Statement statement, String sql) {
        try {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String printed(@Nullable SQLWarning warning) {
        StringBuilder all = new StringBuilder();
        for (SQLWarning each = warning; each != null; each = each.getNextWarning()) {
            if (each instanceof PSQLWarning told
                    && told.getServerErrorMessage() != null
                    && told.getServerErrorMessage().getDetail() instanceof String detail) {
                all.append(detail).append('\n');
            }
        }
        return all.toString();
    }
}
