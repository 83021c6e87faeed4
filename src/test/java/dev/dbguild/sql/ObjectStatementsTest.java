package dev.dbguild.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the reader tells of views, policies, rights, routines and comments.
class ObjectStatementsTest {
    private static <S extends Statement> S only(String sql, Class<S> type) {
        return ScriptReader.read("a.sql", sql, Dialect.POSTGRESQL)
                .all(type)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_view_has_its_options_and_its_query() {
        Statement.CreateView view =
                only(
                        "create or replace view v (a) with (security_invoker = true, check_option=local) as select 1 with local check option;",
                        Statement.CreateView.class);

        assertThat(view.target().text()).isEqualTo("v");
        assertThat(view.options()).containsExactly("security_invoker=true", "check_option=local");
        assertThat(view.query()).startsWith("select 1");
    }

    @Test
    void a_policy_has_its_table_roles_and_conditions() {
        Statement.CreatePolicy policy =
                only(
                        "create policy p on app.notes as restrictive for update to editor, \"Chief\" using (owner = current_user) with check (true)",
                        Statement.CreatePolicy.class);

        assertThat(policy.target().text()).isEqualTo("app.notes");
        assertThat(policy.permissive()).isFalse();
        assertThat(policy.command()).isEqualTo("UPDATE");
        assertThat(policy.roles()).containsExactly("editor", "Chief");
        assertThat(policy.using()).isEqualTo("owner = current_user");
        assertThat(policy.check()).isEqualTo("true");
    }

    @Test
    void rights_have_their_objects_and_grantees() {
        Statement.Grant grant =
                only(
                        "grant select (a, b), update on table x, s.y to public, app with grant option",
                        Statement.Grant.class);

        assertThat(grant.privileges()).containsExactly("SELECT", "UPDATE");
        assertThat(grant.object()).isEqualTo("TABLE");
        assertThat(grant.names()).extracting(Name::text).containsExactly("x", "s.y");
        assertThat(grant.grantees()).containsExactly("public", "app");
    }

    @Test
    void rights_on_routines_and_whole_schemas_are_told_apart() {
        assertThat(
                        only(
                                        "revoke execute on function f(int, text), g() from public",
                                        Statement.Grant.class)
                                .names())
                .hasSize(2);
        assertThat(
                        only(
                                        "grant all privileges on all tables in schema app to public",
                                        Statement.Grant.class)
                                .object())
                .isEqualTo("ALL TABLES IN SCHEMA");
    }

    @Test
    void a_role_is_granted_on_nothing() {
        Statement.Grant grant = only("grant editor to alice", Statement.Grant.class);

        assertThat(grant.names()).isEmpty();
        assertThat(grant.grantees()).containsExactly("alice");
    }

    @Test
    void a_routine_has_its_language_and_body() {
        Statement.CreateFunction function =
                only(
                        "create function f(a int) returns trigger language plpgsql security definer set search_path = '' as $x$begin return new; end$x$",
                        Statement.CreateFunction.class);

        assertThat(function.language()).isEqualTo("plpgsql");
        assertThat(function.returns()).isEqualTo("trigger");
        assertThat(function.arguments()).isEqualTo("a int");
        assertThat(function.body()).isEqualTo("begin return new; end");
        assertThat(function.securityDefiner()).isTrue();
        assertThat(function.setsSearchPath()).isTrue();
    }

    @Test
    void a_body_that_is_no_string_is_read_too() {
        assertThat(
                        only(
                                        "create function f() returns int begin atomic select 1; end",
                                        Statement.CreateFunction.class)
                                .body())
                .isEqualTo("begin atomic select 1; end");
    }

    @Test
    void a_comment_has_its_text() {
        assertThat(only("comment on column a.b is 'it''s'", Statement.Comment.class).comment())
                .isEqualTo("it's");
        assertThat(only("comment on table a is null", Statement.Comment.class).comment()).isNull();
    }

    @Test
    void a_foreign_key_has_its_actions() {
        Constraint.ForeignKey key =
                (Constraint.ForeignKey)
                        only(
                                        "create table a (b int references c (d) match full on update cascade on delete set null (b) deferrable not null)",
                                        Statement.CreateTable.class)
                                .columns()
                                .getFirst()
                                .constraints()
                                .getFirst();

        assertThat(key.onDelete()).isEqualTo("set null");
        assertThat(key.onUpdate()).isEqualTo("cascade");
    }
}
