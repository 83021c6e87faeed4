package dev.dbguild.schema.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.ScriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A schema that is read from scripts is the one that the server makes of them.
class SchemaOfScriptsTest {
    private static Schema ofScript(String sql) {
        return SchemaOfScripts.of(List.of(ScriptReader.read("a.sql", sql, Dialect.POSTGRESQL)));
    }

    private static Schema ofServer(String sql) {
        var target = SharedCluster.freshTarget(sql);
        return Engines.on(target, ReadsSchema.class).read(target);
    }

    static List<Path> schemas() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/schemas"))) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void scripts_and_server_agree_on_a_whole_schema(Path file) throws IOException {
        String sql = Files.readString(file);

        assertThat(Outline.of(ofScript(sql))).containsExactlyElementsOf(Outline.of(ofServer(sql)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table a (x int primary key); do $$ begin if not exists (select from pg_constraint where conname = 'a_pkey') then alter table a add primary key (x); end if; end $$;",
                "create table a (x int, y text); alter table a drop column y, add column z date not null;",
                "create table a (x int unique, y int, unique (x, y)); alter table a drop column y;",
                "create table a (x int primary key); alter table a rename to b; create table c (x int references b);",
                "create table a (x int primary key); create table c (x int references a); alter table a rename column x to y;",
                "create table a (x int); create unique index u on a (x); alter table a add constraint k unique using index u;",
                "create table a (x int constraint p check (x > 0), check (x < 9), check (x < 8));",
                "create table a (x int); create index on a (x); create index on a (x); create index on a ((x + 1));",
                "create table a (x int, y int); create table b (z int) inherits (a); drop table if exists nothing;",
                "create table a (x int primary key, y text default 'q' not null); create table b (like a including all);",
                "create table a (x int primary key, y text default 'q' not null); create table b (like a);",
                "create table a (x int primary key, y text default 'q'); create table b (z text default '(like a including all)', like public.\"a\" including defaults including indexes excluding comments, \"like\" int);",
                "create table a (x int not null); alter table a alter column x drop not null, alter x set default 1, alter x type bigint;",
                "create table a (x int not null); alter table a alter x add generated always as identity;",
                "create table a (x int); alter table a add primary key (x); alter table a drop constraint a_pkey;",
                "create table a (x int); create index i on a (x); alter index i rename to j; drop index j; create index k on a (x);",
                "create table a (x int) partition by list (x); create table a1 partition of a for values in (1); create table a2 (x int); alter table a attach partition a2 for values in (2); alter table a detach partition a1;",
                "create schema s; set search_path to s; create table a (x int primary key); create table public.b (x int references a); reset search_path; create table c (x int);",
                "create schema s; create table a (x int); alter table a set schema s;",
                "create table a (x int); alter table a enable row level security; create policy p on a for select using (x > 0); alter table a disable row level security;",
                "create table a (x int); grant select, insert on a to public; revoke insert on all tables in schema public from public;",
                "create function f(a int, out b int, c text default 'x') returns int language sql as 'select 1'; create or replace function f(a int, out b int, c text default 'x') returns int language sql security definer as 'select 2'; revoke all on function f from public;",
                "create type t as enum ('a', 'c'); alter type t add value 'b' before 'c'; alter type t add value 'd';",
                "create table a (x int, y int generated always as (x + 1) stored, z serial, w bigserial primary key);",
                "create table if not exists a (x int); create table if not exists a (y text); alter table a add column if not exists x text;",
                "create view v as select 1 as x; alter view v set (security_invoker = true); create materialized view m as select 2 as y; drop view v;",
                "do $$ begin create table a (x int); if true then alter table a add column y text; end if; end $$;",
                "create temp table t (x int); alter table t add column y int; create index on t (x); create table keep (x int);",
                "create table a (x varchar(20), y numeric(10, 2), z text[], w timestamptz(3), v \"char\"); comment on table a is 'b';",
                "create table \"Mixed Case\" (\"Id\" int primary key, \"order\" int); create index \"Weird Index\" on \"Mixed Case\" (\"order\" desc nulls last);",
            })
    void scripts_and_server_agree(String sql) {
        assertThat(Outline.of(ofScript(sql))).containsExactlyElementsOf(Outline.of(ofServer(sql)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"create table b like a;", "create table b (like a);"})
    void in_mysql_a_table_that_is_like_another_has_its_keys_too(String like) {
        String sql = "create table a (x int primary key, y int default 1, key k (y));" + like;

        Schema schema = SchemaOfScripts.of(List.of(ScriptReader.read("a.sql", sql, Dialect.MYSQL)));

        Table table = schema.table("b").orElseThrow();
        assertThat(table.primaryKey()).isPresent();
        assertThat(table.indexes()).hasSize(schema.table("a").orElseThrow().indexes().size());
    }

    @Test
    void of_two_tables_of_one_name_the_bare_name_is_that_in_public() {
        Schema schema = ofScript("create table audit.t (x int); create table t (y int);");

        assertThat(schema.table("t").orElseThrow().namespace()).isEqualTo("public");
        assertThat(schema.table("audit.t").orElseThrow().namespace()).isEqualTo("audit");
        assertThat(schema.table("other.t")).isEmpty();
    }
}
