package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.lab.Rehearsal.Transactions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RehearsalTest {
    private Shadow shadow;

    @BeforeAll
    void open() {
        shadow = SharedCluster.lab().shadow();
        List<Observation> failed =
                new Rehearsal(shadow)
                        .replay(
                                List.of(
                                        "create table customers (id bigint primary key, name text)",
                                        "create table orders (id bigint primary key,"
                                                + " customer_id bigint references customers, total int,"
                                                + " note varchar(20))",
                                        "insert into customers select g, 'n' || g from"
                                                + " generate_series(1, 100) g",
                                        "insert into orders select g, g, g, 'x' from"
                                                + " generate_series(1, 100) g"));
        assertThat(failed).isEmpty();
    }

    @AfterAll
    void close() {
        shadow.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table orders add column a int | orders | ACCESS EXCLUSIVE",
                "create index on orders (total) | orders | SHARE",
                "alter table orders add foreign key (id) references customers not valid | customers"
                        + " | SHARE ROW EXCLUSIVE",
                "create table items (order_id bigint references orders) | orders | SHARE ROW EXCLUSIVE",
                "drop table orders | customers | ACCESS EXCLUSIVE",
                "alter table orders set (fillfactor = 90) | orders | SHARE UPDATE EXCLUSIVE",
                "update orders set total = 1 where id = 1 | orders | ROW EXCLUSIVE",
                "create view v as select * from orders | orders | ACCESS SHARE",
            })
    void locks_on_every_relation_are_seen(String sql, String relation, String mode) {
        Observation observation =
                new Rehearsal(shadow)
                        .observe(List.of("begin", sql, "rollback"), Transactions.AS_WRITTEN)
                        .get(1);
        assertThat(observation.failure()).isNull();
        assertThat(observation.locks())
                .anySatisfy(lock -> {
                    assertThat(lock.relation()).isEqualTo(relation);
                    assertThat(lock.mode()).isEqualTo(mode);
                    assertThat(lock.created()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table orders alter total type bigint | true | true",
                "alter table orders alter note type varchar(40) | false | false",
                "alter table orders alter total set not null | false | true",
                "alter table orders add column b int default 1 | false | false",
                "alter table orders add column c bigserial | true | true",
                "alter table orders add check (total > 0) not valid | false | false",
                "alter table orders add check (total > 0) | false | true",
                "truncate orders | false | false",
            })
    void rewrites_and_scans_are_seen(String sql, boolean rewrites, boolean scans) {
        Observation observation =
                new Rehearsal(shadow)
                        .observe(List.of("begin", sql, "rollback"), Transactions.AS_WRITTEN)
                        .get(1);
        assertThat(observation.failure()).isNull();
        assertThat(observation.rewritten()).isEqualTo(rewrites ? List.of("orders") : List.of());
        assertThat(observation.scanned().contains("orders")).isEqualTo(scans);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create index concurrently orders_total on orders (total) | SHARE UPDATE EXCLUSIVE",
                "reindex table concurrently orders | SHARE UPDATE EXCLUSIVE",
                "drop index concurrently if exists orders_total | SHARE UPDATE EXCLUSIVE",
                "vacuum full orders | ACCESS EXCLUSIVE",
            })
    void locks_of_what_refuses_transactions_are_seen_too(String sql, String mode) {
        new Rehearsal(shadow)
                .replay(List.of("create index if not exists orders_total on orders (total)"));
        if (sql.startsWith("create")) {
            new Rehearsal(shadow).replay(List.of("drop index orders_total"));
        }
        Observation observation =
                new Rehearsal(shadow).observe(List.of(sql), Transactions.AS_WRITTEN).getFirst();
        assertThat(observation.failure()).isNull();
        assertThat(observation.locks())
                .anySatisfy(lock -> {
                    assertThat(lock.relation()).isEqualTo("orders");
                    assertThat(lock.mode()).isEqualTo(mode);
                });
    }

    @Test
    void a_failure_does_not_hide_what_comes_after_it() {
        List<Observation> observations =
                new Rehearsal(shadow)
                        .observe(
                                List.of(
                                        "begin",
                                        "alter table missing add column a int",
                                        "alter table orders add column d int",
                                        "rollback"),
                                Transactions.AS_WRITTEN);
        assertThat(observations.get(1).failure())
                .isEqualTo(new Observation.Failure("42P01", "relation \"missing\" does not exist"));
        assertThat(observations.get(2).locks()).isNotEmpty();
    }

    @Test
    void locks_add_up_in_a_transaction() {
        List<Observation> observations =
                new Rehearsal(shadow)
                        .observe(
                                List.of(
                                        "begin",
                                        "alter table orders add column e int",
                                        "update customers set name = 'x' where id = 1",
                                        "rollback"),
                                Transactions.AS_WRITTEN);
        assertThat(observations.get(2).inTransaction()).isTrue();
        assertThat(observations.get(2).locks()).noneMatch(lock -> lock.relation().equals("orders"));
        assertThat(observations.get(2).held()).anyMatch(lock -> lock.relation().equals("orders"));
    }

    @Test
    void what_is_new_is_told_from_what_was_there() {
        Observation observation =
                new Rehearsal(shadow)
                        .observe(
                                List.of("create table fresh (id int primary key)"),
                                Transactions.AS_WRITTEN)
                        .getFirst();
        assertThat(observation.locks()).isNotEmpty().allMatch(HeldLock::created);
        assertThat(observation.built()).isEmpty();
        assertThat(observation.constraints())
                .extracting(Observation.ConstraintState::kind)
                .contains("primary key", "not null");
    }

    @Test
    void a_wrapping_transaction_refuses_what_cannot_run_in_one() {
        Observation observation =
                new Rehearsal(shadow)
                        .observe(
                                List.of("create index concurrently on orders (note)"),
                                Transactions.WHOLE)
                        .getFirst();
        assertThat(observation.failure())
                .extracting(Observation.Failure::sqlstate)
                .isEqualTo("25001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "copy orders to program 'true' | 42501",
                "select pg_read_file('/etc/passwd') | 42501",
                "alter system set fsync = off | 42501",
                "drop database dbguild | 42501",
                "alter role dbguild_shadow superuser | 42501",
                "create extension file_fdw | 42501",
            })
    void nothing_leads_out_of_the_shadow(String sql, String sqlstate) {
        Observation observation =
                new Rehearsal(shadow).observe(List.of(sql), Transactions.AS_WRITTEN).getFirst();
        assertThat(observation.failure())
                .extracting(Observation.Failure::sqlstate)
                .isEqualTo(sqlstate);
    }

    @Test
    void harmless_extensions_can_be_added() {
        List<Observation> observations =
                new Rehearsal(shadow)
                        .observe(
                                List.of(
                                        "create extension citext",
                                        "create extension if not exists pg_stat_statements"),
                                Transactions.AS_WRITTEN);
        assertThat(observations).allMatch(Observation::succeeded);
    }

    @Test
    void notices_are_kept() {
        Observation observation =
                new Rehearsal(shadow)
                        .observe(List.of("drop table if exists not_there"), Transactions.AS_WRITTEN)
                        .getFirst();
        assertThat(observation.notices()).anyMatch(notice -> notice.contains("not_there"));
    }
}
