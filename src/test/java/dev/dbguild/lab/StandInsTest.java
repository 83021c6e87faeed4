package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.lab.Rehearsal.Transactions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StandInsTest {
    private Shadow shadow;

    @BeforeEach
    void open() {
        shadow = SharedCluster.lab().shadow();
        new Rehearsal(shadow).replay(List.of("create table bills (id int, owner_id int)"));
    }

    @AfterEach
    void close() {
        shadow.close();
    }

    private List<String> failures(Transactions transactions, String... statements) {
        return new Rehearsal(shadow)
                .observe(List.of(statements), transactions).stream()
                        .map(Observation::failure)
                        .filter(Objects::nonNull)
                        .map(Observation.Failure::message)
                        .toList();
    }

    @ParameterizedTest
    @EnumSource(Transactions.class)
    void roles_that_a_script_names_are_made_when_they_are_missed(Transactions transactions) {
        List<String> failures =
                failures(
                        transactions,
                        "grant select on bills to \"Web users\", clerks",
                        "create policy own on bills to auditors using (owner_id = 1)",
                        "alter table bills owner to bookkeepers",
                        "alter default privileges grant select on tables to clerks",
                        "set role bookkeepers");

        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create role batch_jobs login password 'x'",
                "create user batch_jobs with superuser",
                "do $$ begin if not exists (select from pg_roles where rolname = 'batch_jobs2')"
                        + " then create role batch_jobs2 nologin; end if; end $$",
            })
    void a_role_that_a_script_makes_is_made_without_any_right(String sql) {
        List<String> failures = failures(Transactions.AS_WRITTEN, sql, sql);

        assertThat(failures).isEmpty();
        assertThat(
                        Jdbc.texts(
                                shadow.connect(),
                                "select rolname from pg_roles where rolname ~ '^batch_jobs'"
                                        + " and (rolcanlogin or rolsuper or rolcreaterole or rolbypassrls)"))
                .isEmpty();
    }

    @Test
    void a_statement_that_ran_twice_shows_its_locks() {
        Observation granted =
                new Rehearsal(shadow)
                        .observe(
                                List.of("alter table bills owner to newcomers"), Transactions.WHOLE)
                        .getFirst();

        assertThat(granted.locks()).extracting(HeldLock::mode).contains("ACCESS EXCLUSIVE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant pg_execute_server_program to clerks",
                "grant pg_read_server_files to current_user",
                "set session authorization postgres",
                "alter role nobody_there superuser",
                "drop role nobody_there",
                "alter table bills owner to dbguild",
            })
    void nobody_gains_a_right_by_it(String sql) {
        List<String> failures = failures(Transactions.AS_WRITTEN, sql);

        assertThat(failures).hasSize(1);
    }
}
