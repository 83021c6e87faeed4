package dev.dbguild.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScriptReaderTest {
    private static Script read(String text) {
        return ScriptReader.read("a.sql", text, Dialect.POSTGRESQL);
    }

    private static List<String> kinds(String text) {
        return read(text).statements().stream().map(Statement::kind).toList();
    }

    @Test
    void spans_count_bytes_and_lines_not_characters() {
        String text = "\uFEFF-- größe\r\nSELECT 'ä€😀';\r\n\r\n  DROP TABLE ä;";

        Script script = read(text);

        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(script.statements())
                .allSatisfy(statement ->
                        assertThat(
                                        new String(
                                                bytes,
                                                statement.source().start(),
                                                statement.source().end()
                                                        - statement.source().start(),
                                                StandardCharsets.UTF_8))
                                .isEqualTo(statement.text()));
        assertThat(script.statements()).extracting(Statement::line).containsExactly(2, 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/* a /* nested; */ ; */ select 1; select 2",
                "select $$ ; $$; select $a$ $$ ; $b$ $a$",
                "select E'\\';'; select ';'",
                "select E'a'\n 'b\\';'; select 2",
                "select E'a' -- '\n -- ;'\n 'b\\';'; select 2",
                "set standard_conforming_strings = off; select 'it\\'s;'",
                "select 1 -- a;\rselect 2; select 3",
                "select json_object('a':E'b\\';'); select 1",
                "copy t from stdin; select 1;\nit's;\n\\.",
                "\\x \\\\ select 1;",
                "select 1 \\watch 5\nselect 2",
                "{{ if .A }}\nselect 1;\n{{ end }}\nselect {{ .B }};",
                "select 1;\n\uFEFFselect 2",
                "select U&'\\0061;'; select U&\"x;\" from a",
                "select B'1;', X'f;', N';'; select 1",
                "select \"a;\"\"b\"; select 1",
                "create function f() returns int begin atomic select 1; select case when true then 2 end; end; select 1",
                "create rule r as on insert to t do (delete from a; delete from b); select 1",
                "copy t (a, b) from stdin with (format csv);\n1;'\n\\.\nselect 1;",
                "select 1 \\; select 2",
                "select a$b$c from t; select 1",
                "select 1 \\gset\nselect 2;",
                "select '{{ x; }}', ${a;b}.c from {{ns}}.t; select :var, :'v;'",
                "select 'a''b;'; -- end ; of line\nselect 1",
                "select 1;;;; /* only; a comment */ ; select 2;",
                "select a[1:2], b::int from t;\rselect 1",
            })
    void two_statements_are_two(String text) {
        assertThat(read(text).statements()).hasSize(2);
    }

    @Test
    void client_commands_stand_alone_and_do_not_hide_what_follows() {
        assertThat(kinds("\\set ON_ERROR_STOP on\n\\connect shop\ncreate table a (b int);"))
                .containsExactly("CLIENT COMMAND", "CLIENT COMMAND", "CREATE TABLE");
    }

    @Test
    void copied_rows_are_no_statements_and_without_an_end_there_are_none() {
        assertThat(kinds("copy t from stdin;\n1\tdrop table x;\n\\.\n\nselect 1;"))
                .containsExactly("COPY", "SELECT");
        assertThat(kinds("copy t from stdin;\ncreate table a (b int);"))
                .containsExactly("COPY", "CREATE TABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'never closed; drop table a;\ndrop table b;",
                "/* never closed; drop table a; drop table b;",
                "select $a$ never closed; drop table a; drop table b;",
                "create function f() begin atomic select 1; drop table a; drop table b;",
                "%%% @@@ ; drop table a; drop table b;",
                "select ((( ; drop table a; drop table b;",
            })
    void what_cannot_be_read_hides_nothing_after_it(String text) {
        assertThat(kinds(text)).contains("DROP TABLE");
    }

    @Test
    void a_quote_that_is_never_closed_is_told_with_its_line() {
        assertThat(read("select 1;\n\nselect 'oops;").troubles())
                .singleElement()
                .extracting(Trouble::line)
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select 1                                             | SELECT | true
                    with a as (select 1) select * from a                 | SELECT | true
                    (select 1) union (select 2)                          | SELECT | true
                    values (1)                                           | VALUES | true
                    table orders                                         | TABLE  | true
                    select update from t                                 | SELECT | true
                    select count(delete) from t                          | SELECT | true
                    with a as (delete from t returning *) select * from a | SELECT | false
                    with a as (with b as (select 1) insert into t select * from b returning 1) table a | TABLE | false
                    with a as materialized (update t set x = 1 returning x) select 1 | SELECT | false
                    select * into copy from t                            | SELECT | false
                    select * from t for update                           | SELECT | false
                    select * from t for no key update skip locked        | SELECT | false
                    select * from t for share                            | SELECT | false
                    """)
    void a_query_says_whether_it_only_reads(String sql, String kind, boolean plain) {
        Statement statement = read(sql).statements().getFirst();

        assertThat(statement).isInstanceOf(Statement.Query.class);
        assertThat(statement.kind()).isEqualTo(kind);
        assertThat(((Statement.Query) statement).plain()).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    explain select 1                                  | false | SELECT
                    explain (analyze, buffers) select 1               | true  | SELECT
                    explain (analyze off, costs) select 1             | false | SELECT
                    explain (analyze false, analyze) delete from t    | true  | DELETE
                    explain analyze verbose insert into t values (1)  | true  | INSERT
                    explain (select 1)                                | false | SELECT
                    explain (format json) with a as (select 1) update t set x = 1 | false | UPDATE
                    explain analyze create table x as select 1        | true  | CREATE TABLE AS
                    """)
    void an_explain_says_what_it_explains_and_whether_it_runs_it(
            String sql, boolean analyze, String of) {
        Statement.Explain explain = (Statement.Explain) read(sql).statements().getFirst();

        assertThat(explain.analyze()).isEqualTo(analyze);
        assertThat(explain.of().kind()).isEqualTo(of);
        assertThat(sql).endsWith(explain.of().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    create unlogged table if not exists a.b (c int)   | CREATE TABLE | a.b
                    create temp table x as select 1                   | CREATE TABLE AS | x
                    create unique index concurrently if not exists i on only public.t using gin (a) | CREATE INDEX | public.t
                    create index on t (lower(a))                      | CREATE INDEX | t
                    create or replace view v as select 1              | CREATE VIEW | v
                    create materialized view mv as select 1           | CREATE MATERIALIZED VIEW | mv
                    create or replace trigger g before insert on t for each row execute function f() | CREATE TRIGGER | t
                    create policy p on t using (true)                 | CREATE POLICY | t
                    create extension if not exists pg_trgm            | CREATE EXTENSION | pg_trgm
                    alter table only "Order Items" rename to x        | ALTER TABLE | "Order Items"
                    alter index i rename to j                         | ALTER INDEX | i
                    alter type mood add value 'ok' after 'sad'        | ALTER TYPE | mood
                    alter default privileges in schema s grant select on tables to r | ALTER DEFAULT PRIVILEGES |
                    drop materialized view if exists a, b cascade     | DROP MATERIALIZED VIEW | a
                    drop function f(int, text), g()                   | DROP FUNCTION | f
                    truncate table only t, u restart identity cascade | TRUNCATE | t
                    reindex (verbose) table concurrently t            | REINDEX | t
                    refresh materialized view concurrently mv         | REFRESH MATERIALIZED VIEW | mv
                    vacuum (full, analyze) t                          | VACUUM | t
                    cluster t using i                                 | CLUSTER | t
                    start transaction isolation level serializable    | BEGIN |
                    end                                               | COMMIT |
                    rollback to savepoint a                           | ROLLBACK TO SAVEPOINT |
                    set local lock_timeout = '5s'                     | SET |
                    with x as (select 1) insert into t select * from x | INSERT | t
                    delete from only t where a = 1                    | DELETE | t
                    merge into t using s on true when matched then do nothing | MERGE | t
                    grant select on table t to r                      | GRANT | t
                    comment on column t.a is 'x'                      | COMMENT | t.a
                    call p(1)                                         | CALL | p
                    do $$ begin null; end $$                          | DO |
                    listen channel                                    | LISTEN |
                    """)
    void statements_say_what_they_are_and_of_what(String sql, String kind, String target) {
        Statement statement = read(sql).statements().getFirst();

        Name name = statement.target();
        assertThat(statement.kind()).isEqualTo(kind);
        assertThat(name == null ? null : name.text()).isEqualTo(target);
    }

    @Test
    void mysql_scripts_have_their_own_quotes_comments_and_delimiters() {
        Script script =
                ScriptReader.read(
                        "m.sql",
                        """
                        # a comment; really
                        insert into `a;b` values ('it\\'s;', "x;");
                        /*!40101 SET NAMES utf8 */;
                        delimiter //
                        create procedure p() begin select 1; select 2; end //
                        delimiter ;
                        create trigger t before insert on a for each row begin if 1 then begin set @a=1; end; if 2 then set @c=1; end if; end if; set @b=2; end;
                        select 1;
                        """,
                        Dialect.MYSQL);

        assertThat(script.statements())
                .extracting(Statement::kind)
                .containsExactly(
                        "INSERT",
                        "SET",
                        "CLIENT COMMAND",
                        "CREATE PROCEDURE",
                        "CLIENT COMMAND",
                        "CREATE TRIGGER",
                        "SELECT");
    }

    @Test
    void sqlite_triggers_keep_their_bodies() {
        Script script =
                ScriptReader.read(
                        "s.sql",
                        "create trigger t after insert on [a;b] begin update c set d = case when 1 then 2 end; delete"
                                + " from e; end; pragma foreign_keys = on;",
                        Dialect.SQLITE);

        assertThat(script.statements())
                .extracting(Statement::kind)
                .containsExactly("CREATE TRIGGER", "PRAGMA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into t values (1, 'a');\n",
                "/*",
                "$a$ $b$ ",
                "'",
                "\"",
                "(",
                "begin atomic; ",
                "create function f() begin atomic;",
                "copy t from stdin;\n",
                "{{",
                "${",
                "E'\\",
                "-- x\n",
                "\\x ",
                ":'",
            })
    void ten_megabytes_of_anything_are_read_in_moments(String piece) {
        String text = piece.repeat(10_000_000 / piece.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(text));
    }
}
