package dev.dbguild.review.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Problem;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LayoutsTest {
    /// @param namesAndTexts by turns
    private static History read(String... namesAndTexts) {
        List<Script> scripts = new ArrayList<>();
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            if (Folder.isSetting(namesAndTexts[i])) {
                settings.put(namesAndTexts[i], namesAndTexts[i + 1]);
            } else {
                scripts.add(
                        ScriptReader.read(
                                namesAndTexts[i], namesAndTexts[i + 1], Dialect.POSTGRESQL));
            }
        }
        return History.of(new Folder(scripts, settings), null);
    }

    private static List<String> ids(History history) {
        return history.migrations().stream().map(Migration::id).toList();
    }

    private static List<String> texts(@Nullable Part part) {
        return Objects.requireNonNull(part).statements().stream().map(Statement::text).toList();
    }

    private static Migration first(History history) {
        return history.migrations().getFirst();
    }

    @Test
    void flyway_compares_versions_as_numbers_and_runs_what_is_repeatable_last() {
        History history =
                read(
                        "db/R__views.sql", "create view v as select 1",
                        "db/V10__c.sql", "select 10",
                        "db/V1_10__b.sql", "select 1.10",
                        "db/V1.9__a.sql", "select 1.9",
                        "db/U10__c.sql", "select -10");

        assertThat(history.runner()).isEqualTo("flyway");
        assertThat(ids(history)).containsExactly("V1.9__a", "V1_10__b", "V10__c", "R__views");
        assertThat(texts(history.migrations().get(2).down())).containsExactly("select -10");
        assertThat(history.migrations().get(3).repeatable()).isTrue();
    }

    @Test
    void flyway_wraps_a_file_unless_a_statement_or_its_settings_refuse() {
        History history =
                read(
                        "V1__a.sql", "create table a (b int);",
                        "V2__b.sql", "create index concurrently i on a (b);",
                        "V3__c.sql", "select 1;",
                        "V3__c.sql.conf", "executeInTransaction=false\n");

        assertThat(history.migrations())
                .extracting(each -> Objects.requireNonNull(each.up()).transaction())
                .containsExactly(
                        RunnerTransaction.WHOLE, RunnerTransaction.NONE, RunnerTransaction.NONE);
    }

    @Test
    void golang_migrate_pairs_its_files_and_sends_each_in_one_message() {
        History history =
                read(
                        "000002_b.up.sql", "select 2",
                        "000002_b.down.sql", "select -2",
                        "000010_c.up.sql", "select 10",
                        "000001_a.up.sql", "select 1");

        assertThat(history.runner()).isEqualTo("golang-migrate");
        assertThat(ids(history)).containsExactly("000001_a", "000002_b", "000010_c");
        assertThat(first(history).down()).isNull();
        assertThat(Objects.requireNonNull(first(history).up()).transaction())
                .isEqualTo(RunnerTransaction.ONE_MESSAGE);
    }

    @Test
    void a_part_of_a_file_has_the_places_of_the_file() {
        String text =
                "-- über\n-- +goose Up\n-- +goose StatementBegin\ncreate table ä (b int);\n-- +goose StatementEnd\n"
                        + "-- +goose Down\ndrop table ä;\n";

        Migration migration = first(read("00001_a.sql", text));

        Statement up = Objects.requireNonNull(migration.up()).statements().getFirst();
        Statement down = Objects.requireNonNull(migration.down()).statements().getFirst();
        assertThat(up.line()).isEqualTo(4);
        assertThat(up.source().start())
                .isEqualTo(
                        "-- über\n-- +goose Up\n-- +goose StatementBegin\n"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                .length);
        assertThat(text.substring(down.source().startChar(), down.source().endChar()))
                .isEqualTo("drop table ä");
        assertThat(down.line()).isEqualTo(7);
        assertThat(down.source().end())
                .isEqualTo(text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length - 2);
    }

    @Test
    void goose_takes_the_transaction_away_where_the_file_says_so() {
        History history =
                read(
                        "20240101000000_a.sql",
                        "-- +goose NO TRANSACTION\n-- +goose Up\nselect 1;\n-- +goose Down\nselect 2;",
                        "20240102000000_b.sql",
                        "-- +goose Up\nselect 1;");

        assertThat(history.runner()).isEqualTo("goose");
        assertThat(history.migrations())
                .extracting(each -> Objects.requireNonNull(each.up()).transaction())
                .containsExactly(RunnerTransaction.NONE, RunnerTransaction.WHOLE);
        assertThat(history.migrations().get(1).down()).isNull();
    }

    @Test
    void dbmate_needs_no_semicolon_before_the_way_back() {
        History history =
                read(
                        "20240101_a.sql",
                        "-- migrate:up transaction:false\ncreate table a (b int)\n-- migrate:down\ndrop table a\n");

        assertThat(history.runner()).isEqualTo("dbmate");
        assertThat(texts(first(history).up())).containsExactly("create table a (b int)");
        assertThat(texts(first(history).down())).containsExactly("drop table a");
        assertThat(Objects.requireNonNull(first(history).up()).transaction())
                .isEqualTo(RunnerTransaction.ONE_MESSAGE);
        assertThat(Objects.requireNonNull(first(history).down()).transaction())
                .isEqualTo(RunnerTransaction.WHOLE);
    }

    @Test
    void sqlx_is_told_by_its_directive() {
        History history =
                read(
                        "20240101_a.sql", "create table a (b int);",
                        "20240102_b.sql",
                                "-- no-transaction\ncreate index concurrently i on a (b);");

        assertThat(history.runner()).isEqualTo("sqlx");
        assertThat(history.migrations())
                .extracting(each -> Objects.requireNonNull(each.up()).transaction())
                .containsExactly(RunnerTransaction.WHOLE, RunnerTransaction.ONE_MESSAGE);
    }

    @Test
    void diesel_reads_folders_and_their_metadata() {
        History history =
                read(
                        "m/2024-01-02-000000_b/up.sql", "select 2",
                        "m/2024-01-02-000000_b/down.sql", "select -2",
                        "m/2024-01-01-000000_a/up.sql", "select 1",
                        "m/2024-01-01-000000_a/metadata.toml", "run_in_transaction = false");

        assertThat(history.runner()).isEqualTo("diesel");
        assertThat(ids(history)).containsExactly("2024-01-01-000000_a", "2024-01-02-000000_b");
        assertThat(Objects.requireNonNull(first(history).up()).transaction())
                .isEqualTo(RunnerTransaction.ONE_MESSAGE);
        assertThat(texts(history.migrations().get(1).down())).containsExactly("select -2");
    }

    @Test
    void prisma_names_a_migration_by_its_folder() {
        History history =
                read(
                        "prisma/migrations/20240101000000_init/migration.sql", "select 1; select 2",
                        "prisma/migrations/migration_lock.toml", "provider = \"postgresql\"");

        assertThat(history.runner()).isEqualTo("prisma");
        assertThat(ids(history)).containsExactly("20240101000000_init");
    }

    @Test
    void liquibase_cuts_a_file_into_changesets_with_their_rollbacks() {
        String text =
                """
                --liquibase formatted sql

                --changeset ann:1 runInTransaction:false
                create index concurrently i on a (b);
                --rollback drop index concurrently i;

                --changeset bob:2 dbms:mysql
                create table only_there (a int);

                -- changeset "bob s":3 endDelimiter:/
                create table c (d int)/
                /* liquibase rollback
                drop table c;
                */
                --changeset ann:4
                select 4;
                --rollback not required
                """;
        History history = read("changelog.sql", text);

        assertThat(history.runner()).isEqualTo("liquibase");
        assertThat(ids(history)).containsExactly("ann:1", "bob s:3", "ann:4");
        Migration index = first(history);
        assertThat(texts(index.down())).containsExactly("drop index concurrently i");
        assertThat(Objects.requireNonNull(index.down()).statements().getFirst().line())
                .isEqualTo(5);
        assertThat(Objects.requireNonNull(index.up()).transaction())
                .isEqualTo(RunnerTransaction.NONE);
        assertThat(texts(history.migrations().get(1).up()))
                .containsExactly("create table c (d int)");
        assertThat(texts(history.migrations().get(1).down())).containsExactly("drop table c");
        assertThat(history.migrations().get(2).down()).isNull();
    }

    @Test
    void sql_migrate_and_node_pg_migrate_are_told_by_their_marks() {
        assertThat(
                        read("1.sql", "-- +migrate Up notransaction\nselect 1;\n-- +migrate Down\n")
                                .runner())
                .isEqualTo("sql-migrate");
        assertThat(
                        read("1.sql", "-- Up Migration\nselect 1;\n-- Down Migration\nselect 2;")
                                .runner())
                .isEqualTo("node-pg-migrate");
    }

    @Test
    void supabase_and_atlas_are_told_by_where_the_files_lie() {
        assertThat(read("supabase/migrations/20240101000000_a.sql", "select 1").runner())
                .isEqualTo("supabase");
        assertThat(read("m/20240101000000_a.sql", "select 1", "m/atlas.sum", "h1:").runner())
                .isEqualTo("atlas");
        assertThat(read("m/20240101000000_a.sql", "select 1").runner()).isEqualTo("timestamped");
    }

    @Test
    void files_of_nobody_are_plain_and_run_by_the_order_of_their_names() {
        History history = read("10.sql", "select 10", "9.sql", "select 9", "a.sql", "select 0");

        assertThat(history.runner()).isEqualTo("plain");
        assertThat(ids(history)).containsExactly("9.sql", "10.sql", "a.sql");
    }

    @Test
    void a_way_back_is_never_a_way_there_whatever_the_files_are_called() {
        History plain =
                read(
                        "a.sql",
                        "select 1",
                        "a.down.sql",
                        "select -1",
                        "b_up.sql",
                        "select 2",
                        "b_rollback.sql",
                        "select -2",
                        "add_rollback.sql",
                        "select 3");
        History timed = read("20240101_a.sql", "select 1", "20240101_a.down.sql", "select -1");

        assertThat(plain.migrations())
                .filteredOn(each -> each.down() != null)
                .extracting(Migration::id)
                .containsExactly("a.sql", "b_up.sql");
        assertThat(ids(plain)).contains("add_rollback.sql").hasSize(3);
        assertThat(timed.migrations()).hasSize(1);
        assertThat(texts(first(timed).down())).containsExactly("select -1");
    }

    @Test
    void a_file_that_does_not_fit_is_read_as_plain_after_the_others() {
        History history =
                read("V1__a.sql", "select 1", "V2__b.sql", "select 2", "seed.sql", "select 3");

        assertThat(history.runner()).isEqualTo("flyway");
        assertThat(ids(history)).containsExactly("V1__a", "V2__b", "seed.sql");
    }

    @Test
    void a_runner_that_nobody_knows_is_refused_with_those_that_are_known() {
        assertThatThrownBy(() -> History.of(new Folder(List.of(), Map.of()), "nobody"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.cure()).contains("flyway", "goose", "plain"));
    }
}
