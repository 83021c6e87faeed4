package dev.dbguild.review.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each version does with a change, and what it depends on.
final class VersionsTest {
    private static OnlineDdl predicted(String version, String sql) {
        MySqlTables tables = new MySqlTables(ServerVersion.of(ServerVersion.number(version)));
        List<Statement> statements =
                new ArrayList<>(ScriptReader.read("a.sql", sql, Dialect.MYSQL).statements());
        Statement last = statements.removeLast();
        statements.forEach(tables::apply);
        return OnlineDdl.predict(last, tables).orElseThrow();
    }

    private static String told(Online online) {
        return online.clause() + (online.rebuild() ? " rebuild" : "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table t add column a int | 5.7 | ALGORITHM=INPLACE, LOCK=NONE rebuild",
                "alter table t add column a int | 8.0.11 | ALGORITHM=INPLACE, LOCK=NONE rebuild",
                "alter table t add column a int | 8.0.12 | ALGORITHM=INSTANT",
                "alter table t add column a int | 10.3 | ALGORITHM=INSTANT",
                "alter table t add column a int first | 8.0.28 | ALGORITHM=INPLACE, LOCK=NONE rebuild",
                "alter table t add column a int first | 8.0.29 | ALGORITHM=INSTANT",
                "alter table t add column a int first | 10.3 | ALGORITHM=INPLACE, LOCK=NONE rebuild",
                "alter table t add column a int first | 10.4 | ALGORITHM=INSTANT",
                "alter table t drop column a | 8.0.28 | ALGORITHM=INPLACE, LOCK=NONE rebuild",
                "alter table t drop column a | 8.0.29 | ALGORITHM=INSTANT",
                "alter table t drop column a | 8.4 | ALGORITHM=INSTANT",
                "alter table t rename column a to b | 8.0.27 | ALGORITHM=INPLACE, LOCK=NONE",
                "alter table t rename column a to b | 8.0.28 | ALGORITHM=INSTANT",
                "alter table t alter column a set default 5 | 5.7 | ALGORITHM=INPLACE, LOCK=NONE",
                "alter table t alter column a set default 5 | 8.0 | ALGORITHM=INSTANT",
                "alter table t add index i (a) | 8.4 | ALGORITHM=INPLACE, LOCK=NONE",
                "create index i on t (a) | 5.7 | ALGORITHM=INPLACE, LOCK=NONE",
                "create fulltext index i on t (a) | 8.4 | ALGORITHM=INPLACE, LOCK=SHARED",
                "alter table t modify a bigint | 8.4 | ALGORITHM=COPY, LOCK=SHARED rebuild",
                "alter table t modify a bigint | 11.1 | ALGORITHM=COPY, LOCK=SHARED rebuild",
                "alter table t modify a bigint | 11.4 | ALGORITHM=COPY, LOCK=NONE rebuild",
                "alter table t convert to character set utf8mb4 | 8.4 | ALGORITHM=COPY, LOCK=SHARED rebuild",
                "alter table t add foreign key (a) references u (a) | 8.4 | ALGORITHM=COPY, LOCK=SHARED rebuild",
                "set foreign_key_checks=0; alter table t add foreign key (a) references u (a) | 8.4 | ALGORITHM=INPLACE, LOCK=NONE",
                "set @old=@@foreign_key_checks, foreign_key_checks=0; alter table t add foreign key (a) references u (a) | 8.4 | ALGORITHM=INPLACE, LOCK=NONE",
                "alter table t drop primary key | 8.4 | ALGORITHM=COPY, LOCK=SHARED rebuild",
                "alter table t drop primary key, add primary key (a) | 8.4 | ALGORITHM=INPLACE, LOCK=NONE rebuild",
                "alter table t add column a int, add index i (a) | 8.4 | ALGORITHM=INPLACE, LOCK=NONE rebuild",
                "alter table t add column a int, modify b bigint | 8.4 | ALGORITHM=COPY, LOCK=SHARED rebuild",
                "create table t (id int, a text, fulltext key f (a)); alter table t add column b int | 8.4 | ALGORITHM=INPLACE, LOCK=SHARED rebuild",
                "create table t (id int) row_format=compressed; alter table t add column b int | 8.4 | ALGORITHM=INPLACE, LOCK=NONE rebuild",
                "create table t (id int, e enum('a')); alter table t modify e enum('a','b') | 5.7 | ALGORITHM=INPLACE, LOCK=NONE",
                "create table t (id int, e enum('a')); alter table t modify e enum('a','b') | 8.4 | ALGORITHM=INSTANT",
                "create table t (id int, e varchar(100)) charset=latin1; alter table t modify e varchar(256) | 8.4 | ALGORITHM=COPY, LOCK=SHARED rebuild",
                "create table t (id int, e varchar(60)); alter table t modify e varchar(64) | 8.4 | ALGORITHM=COPY, LOCK=SHARED rebuild",
                "create table t (id int, e varchar(60)); alter table t modify e varchar(64) | 5.7 | ALGORITHM=INPLACE, LOCK=NONE",
                "create table t (id int, f int, foreign key (f) references u (f) on delete cascade); alter table t add index i (id) | 8.4 | ALGORITHM=INPLACE, LOCK=SHARED",
                "alter table t add check (a > 0) | 8.4 | ALGORITHM=COPY, LOCK=SHARED rebuild",
                "alter table t add check (a > 0) not enforced | 8.4 | ALGORITHM=INSTANT",
                "alter table t add partition (partition p values less than (5)) | 8.4 | ALGORITHM=INPLACE, LOCK=NONE",
                "alter table t remove partitioning | 8.4 | ALGORITHM=COPY, LOCK=SHARED rebuild",
                "alter table t engine=innodb | 8.4 | ALGORITHM=INPLACE, LOCK=NONE rebuild",
                "alter table t engine=myisam | 8.4 | ALGORITHM=COPY, LOCK=SHARED rebuild",
                "optimize table t | 8.4 | ALGORITHM=INPLACE, LOCK=NONE rebuild",
                "alter table t alter index i invisible | 8.4 | ALGORITHM=INPLACE, LOCK=NONE",
                "rename table t to u | 8.4 | ALGORITHM=INSTANT",
                "alter table t add column a int, algorithm=copy | 8.4 | ALGORITHM=COPY, LOCK=SHARED rebuild",
            })
    void a_version_carries_a_change_out_in_its_own_way(String sql, String version, String way) {
        assertThat(told(predicted(version, sql).online())).isEqualTo(way);
    }

    @Test
    void after_64_instant_changes_the_table_is_built_anew() {
        StringBuilder sql = new StringBuilder("create table t (id int primary key);");
        for (int i = 0; i < 64; i++) {
            sql.append("alter table t add column c").append(i).append(" int;");
        }

        assertThat(told(predicted("8.0.30", sql + "alter table t add column z int").online()))
                .isEqualTo("ALGORITHM=INPLACE, LOCK=NONE rebuild");
        assertThat(
                        told(
                                predicted(
                                                "8.0.30",
                                                sql
                                                        + "alter table t force; alter table t add column z int")
                                        .online()))
                .isEqualTo("ALGORITHM=INSTANT");
    }

    @Test
    void what_was_not_seen_is_not_called_verified() {
        assertThat(predicted("8.4", "alter table t add column a int").online().verified()).isTrue();
        assertThat(predicted("8.4", "alter table t drop foreign key f").online().verified())
                .isFalse();
        assertThat(predicted("5.7", "alter table t add column a int").online().verified())
                .isFalse();
        assertThat(
                        predicted(
                                        "8.4",
                                        "alter table t add partition (partition p values less than (5))")
                                .online()
                                .verified())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "8.0.28, MySQL 8.0.28",
        "8.0, MySQL 8.0",
        "8.4, MySQL 8.4",
        "5.7, MySQL 5.7",
        "10.11, MariaDB 10.11",
        "11.4.5, MariaDB 11.4.5"
    })
    void a_version_is_read_as_it_is_written(String written, String told) {
        assertThat(ServerVersion.of(ServerVersion.number(written))).hasToString(told);
    }
}
