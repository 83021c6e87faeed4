package dev.dbguild.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.definition.ToolCard;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.Targets;
import dev.dbguild.engine.mysql.SharedMariaDb;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.SharedCluster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What each tool does with a target that is no PostgreSQL: it serves it, or says that it cannot.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class MariaDbToolsTest {
    private static final Target SHOP =
            SharedMariaDb.freshTarget(
                    "create table customers (id int primary key auto_increment, email varchar(50))",
                    "create table orders (id int primary key, customer_id int, status varchar(10), total decimal(10,2),"
                            + " created_at datetime, foreign key (customer_id) references customers (id))",
                    "create index twice on orders (customer_id)",
                    "insert into customers (email) select concat('c', seq, '@example.org') from seq_1_to_100",
                    "insert into orders select seq, 1 + seq % 100, 'open', seq, now() from seq_1_to_5000",
                    "analyze table customers, orders");

    private static final ToolContext CONTEXT =
            new ToolContext(new Targets(List.of(SHOP)), SharedCluster.lab(), Calls.GUILD);

    private static Evidence call(String tool, JsonNode arguments) {
        return new ToolRunner().run("E1", new ToolCall("c1", tool, arguments), CONTEXT);
    }

    private static Evidence call(String tool, String arguments) {
        return call(tool, Json.parse(arguments.replace('\'', '"').replace("TARGET", SHOP.name())));
    }

    /// The examples of its card, asked of the MariaDB.
    private static List<JsonNode> examples(ToolCard card) {
        List<JsonNode> examples = new ArrayList<>();
        card.examples()
                .forEach(example -> {
                    JsonNode arguments = Json.tree(example);
                    if (arguments.has("target") && arguments instanceof ObjectNode object) {
                        examples.add(object.put("target", SHOP.name()));
                    }
                });
        return examples;
    }

    @Test
    void every_tool_serves_the_target_or_says_that_it_cannot() {
        List<String> wrong = new ArrayList<>();
        for (ToolCard card : Calls.GUILD.tools()) {
            for (JsonNode arguments : examples(card)) {
                String answer = answer(card.name(), arguments);
                if (answer.matches("(?is).*(pg_|concurrently|vacuum|lock_timeout).*")) {
                    wrong.add(card.name() + " " + arguments + " -> " + answer);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /// What it found; or that it cannot serve this engine, or refuses what it is asked.
    private static String answer(String tool, JsonNode arguments) {
        try {
            Evidence evidence = call(tool, arguments);
            return evidence.summary() + evidence.findings();
        } catch (Problem problem) {
            boolean told =
                    problem.code() == Code.NOT_SUPPORTED_BY_ENGINE
                            || problem.code() == Code.REFUSED_SQL;
            return told
                    ? problem.what()
                    : "pg_ is not meant: " + problem.code() + " " + problem.what();
        }
    }

    @Test
    void a_query_is_explained_with_findings_and_a_tree() {
        Evidence evidence =
                call(
                        "explain_query",
                        "{'target': 'TARGET', 'analyze': true, 'sql': 'select * from orders o where o.total = 77'}");

        assertThat(evidence.findings())
                .extracting(Finding::rule)
                .containsExactly("full-table-scan");
        assertThat(evidence.payload().path("text").asText()).contains("Table scan on");
        assertThat(evidence.summary()).contains("ran in");
    }

    @Test
    void rows_and_descriptions_come_by_run_query() {
        String asked = "{'target': 'TARGET', 'sql': '%s'}";

        assertThat(
                        call("run_query", asked.formatted("select count(*) from orders"))
                                .payload()
                                .path("rows")
                                .toString())
                .isEqualTo("[[5000]]");
        assertThat(call("run_query", asked.formatted("show tables")).summary())
                .startsWith("2 rows");
        assertThat(call("run_query", asked.formatted("describe orders")).summary())
                .startsWith("5 rows");
    }

    @Test
    void a_plan_of_a_change_is_refused_as_such() {
        assertThatThrownBy(() ->
                        call("explain_query", "{'target': 'TARGET', 'sql': 'delete from orders'}"))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(Code.REFUSED_SQL));
    }

    @Test
    void a_migration_is_reviewed_in_the_targets_own_sql() {
        Evidence evidence =
                call(
                        "validate_migration",
                        "{'target': 'TARGET', 'sql': 'alter table orders modify status enum(\\u0027a\\u0027);'}");

        assertThat(evidence.payload().path("files").path(0).path("engine").asText())
                .isEqualTo("mysql");
    }
}
