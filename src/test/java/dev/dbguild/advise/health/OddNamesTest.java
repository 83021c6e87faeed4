package dev.dbguild.advise.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.SharedCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Names that must be quoted, schemas that are not public, keys of several columns, partitions: each remedy in SQL runs
/// as it stands, and what it was for is gone.
class OddNamesTest {
    private static final String[] FAULTS = {
        "create schema \"Sales Dept\"",
        "create table \"Sales Dept\".\"Order\" (\"Id\" bigint, \"Région\" text, \"user\" text, primary key (\"Id\", \"Région\"))",
        "insert into \"Sales Dept\".\"Order\" select i, 'r', 'u' from generate_series(1, 2000) i",
        "create table \"Sales Dept\".\"Line.Item\" (\"select\" bigint, \"Région\" text, \"Amount\" real, \"price\" real,"
                + " \"At\" timestamp, id text, constraint \"FK to Order\" foreign key (\"select\", \"Région\")"
                + " references \"Sales Dept\".\"Order\")",
        "insert into \"Sales Dept\".\"Line.Item\" select i, 'r', 1, 1, now(), 'x' from generate_series(1, 2000) i",
        "create index \"By User\" on \"Sales Dept\".\"Order\" (\"user\")",
        "create index \"By User 2\" on \"Sales Dept\".\"Order\" (\"user\")",
        "create index \"By User and Id\" on \"Sales Dept\".\"Order\" (\"user\", \"Id\")",
        "create index \"Lower\" on \"Sales Dept\".\"Order\" (lower(\"user\"))",
        "create index \"Lower 2\" on \"Sales Dept\".\"Order\" (lower(\"user\"))",
        "alter table \"Sales Dept\".\"Line.Item\" add constraint \"Price > 0\" check (price > 0) not valid",
        "create table \"Sales Dept\".\"Ticket\" (\"No\" smallserial primary key)",
        "select setval('\"Sales Dept\".\"Ticket_No_seq\"', 32000)",
        "create policy \"Own rows\" on \"Sales Dept\".\"Ticket\" using (true)",
        "create table \"Vault\" (\"Id\" int primary key)",
        "alter table \"Vault\" enable row level security",
        "create function \"Sales Dept\".\"Pay Out\"(\"Sum\" numeric, variadic \"Rest\" text[]) returns int language sql security definer as 'select 1'",
        "create procedure \"Sales Dept\".\"Book\"(inout \"X\" int) language plpgsql security definer as 'begin end'",
        "create function \"Sales Dept\".\"Stamp\"() returns trigger language plpgsql as 'begin return new; end'",
        "create trigger \"On Insert\" before insert on \"Sales Dept\".\"Ticket\" for each row execute function \"Sales Dept\".\"Stamp\"()",
        "alter table \"Sales Dept\".\"Ticket\" disable trigger \"On Insert\"",
        "create table \"Sales Dept\".\"Visit\" (\"Id\" bigint, \"Day\" date, \"Order\" bigint, \"Reg\" text, primary key (\"Id\", \"Day\"),"
                + " foreign key (\"Order\", \"Reg\") references \"Sales Dept\".\"Order\") partition by range (\"Day\")",
        "create table \"Sales Dept\".\"Visit 1\" partition of \"Sales Dept\".\"Visit\" for values from ('2026-01-01') to ('2026-02-01')",
        "insert into \"Sales Dept\".\"Visit\" select i, '2026-01-05', i, 'r' from generate_series(1, 1500) i",
        "create table \"Quiet\" (\"Id\" int primary key) with (autovacuum_enabled = off)",
        "insert into \"Quiet\" select generate_series(1, 5000)",
        "analyze \"Sales Dept\".\"Order\", \"Sales Dept\".\"Visit\"",
        "delete from \"Quiet\" where \"Id\" > 2000",
        "create sequence \"My Seq\" maxvalue 100",
        "select setval('\"My Seq\"', 99)",
    };

    @Test
    void remedies_name_objects_as_sql_must_write_them() throws SQLException {
        Target target = SharedCluster.freshTarget();
        String database = target.url().substring(target.url().lastIndexOf('/') + 1);
        try (Connection connection = SharedCluster.get().connect(database);
                Statement statement = connection.createStatement()) {
            for (String each : FAULTS) {
                statement.execute(each);
            }
            statement.execute("select pg_stat_force_next_flush()");
            List<Finding> found = HealthExam.of(target).findings();
            for (Finding finding : found) {
                run(statement, finding);
            }
            statement.execute("select pg_stat_force_next_flush()");

            List<Finding> left = HealthExam.of(target).findings();

            assertThat(found).hasSizeGreaterThan(18);
            assertThat(left)
                    .extracting(finding -> finding.rule() + " " + finding.subject())
                    .isEmpty();
        }
    }

    private static void run(Statement statement, Finding finding) {
        String sql = finding.remedy().sql();
        try {
            for (String each : sql == null ? new String[0] : sql.split(";\\s*(\n|$)")) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new AssertionError(finding.toString(), e);
        }
    }
}
