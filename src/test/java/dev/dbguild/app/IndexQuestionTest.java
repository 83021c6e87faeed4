package dev.dbguild.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.agent.Run;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Severity;
import dev.dbguild.lab.DemoFixture;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.Review;
import dev.dbguild.review.ReviewRequest;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.review.Reviewer;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// "Which indexes does demo need, and which can go?" from the question to a migration that runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexQuestionTest {
    private static final Pattern FILE = Pattern.compile("(?s)```sql\\n(-- .*?)\\n```");

    private Run run;
    private String file;

    @BeforeAll
    void ask() {
        run = House.ask("which indexes does demo need, and which can go?");
        Matcher found = FILE.matcher(run.answer());
        assertThat(found.find()).as(run.answer()).isTrue();
        file = found.group(1);
    }

    @Test
    void the_planted_faults_are_found_each_with_its_reason() {
        assertThat(run.answer())
                .contains("`orders` (`customer_id`) → `customers`")
                .containsPattern(
                        "`order_items_product_id_idx`.* MB, scans: \\d+\\): duplicate of `order_items_by_product`")
                .containsPattern(
                        "`payments_order_id_idx`.* MB, scans: \\d+\\): redundant beside `payments_order_id_paid_at_idx`")
                .containsPattern("`events_payload_idx`.* MB, 0 scans since .*: unused")
                .contains("`customers_full_name_key` on `customers`");
    }

    @Test
    void what_is_needed_names_the_queries_with_their_cost_before_and_after() {
        assertThat(run.answer())
                .containsPattern("orders \\(customer_id")
                .containsPattern(
                        "Q\\d+: cost [\\d,.]+ → [\\d,.]+: `select \\* from orders where customer_id = \\$1")
                .containsPattern(
                        "Q\\d+: cost [\\d,.]+ → [\\d,.]+: `select id, kind, occurred_at from events");
    }

    @Test
    void nothing_gets_worse_by_all_of_it() {
        assertThat(run.answer())
                .containsPattern("of \\d+ queries \\d+ better")
                .doesNotContain("worse");
    }

    @Test
    void the_migration_passes_our_own_review() {
        Review review =
                new Reviewer(SharedCluster.lab())
                        .review(
                                ReviewRequest.of("demo_indexes.sql", file)
                                        .on(DemoFixture.target())
                                        .lab(LabUse.ON));

        assertThat(review.count(Severity.ERROR)).isZero();
        assertThat(review.notChecked()).isEmpty();
        assertThat(review.statements()).allMatch(statement -> statement.error() == null);
    }

    @Test
    void the_migration_runs_on_a_copy_of_the_database() throws SQLException {
        String copy = copy();

        try (Connection connection = SharedCluster.get().connect(copy)) {
            for (Statement statement :
                    ScriptReader.read("m", file, Dialect.POSTGRESQL).statements()) {
                connection.createStatement().execute(statement.text());
            }
            assertThat(indexes(connection))
                    .anyMatch(index -> index.startsWith("orders_customer_id"))
                    .doesNotContain(
                            "order_items_product_id_idx",
                            "payments_order_id_idx",
                            "events_payload_idx",
                            "customers_full_name_key");
        }
    }

    @Test
    void the_same_is_answered_in_spanish() {
        Run spanish = House.ask("¿qué índices necesita demo, y cuáles se pueden borrar?");

        assertThat(spanish.answer())
                .contains("Hacen falta", "Se pueden borrar", "duplicado de", "Migración")
                .containsPattern("Q\\d+: coste [\\d,.]+ → [\\d,.]+")
                .contains("create index concurrently");
    }

    @Test
    void the_answer_is_the_same_when_it_is_asked_again() {
        Run again = House.ask("what indexes should I add and which can I drop?");

        assertThat(withoutScans(again)).isEqualTo(withoutScans(run));
    }

    /// Planning itself looks into indexes, which the server counts.
    private static String withoutScans(Run answered) {
        return String.valueOf(answered.answer()).replaceAll("scans: \\d+|\\d+ scans? since.*", "");
    }

    @Test
    void a_question_about_one_drop_is_answered_by_what_it_does() {
        Run drop = House.ask("what happens if I drop index events_customer_id_idx on demo?");

        assertThat(drop.answer())
                .contains("1 worse", "Index Scan using events_customer_id_idx becomes")
                .containsPattern("cost [\\d,.]+ → [\\d,.]+");
    }

    private static String copy() throws SQLException {
        Engines.close();
        Target demo = DemoFixture.target();
        String name = SharedCluster.freshDatabase() + "_demo";
        try (Connection connection = SharedCluster.get().connect("postgres")) {
            connection
                    .createStatement()
                    .execute(
                            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                                    + demo.name()
                                    + "'");
            connection
                    .createStatement()
                    .execute("create database " + name + " template " + demo.name());
        }
        return name;
    }

    private static List<String> indexes(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows =
                connection
                        .createStatement()
                        .executeQuery(
                                "select indexname from pg_indexes where schemaname = 'public'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
