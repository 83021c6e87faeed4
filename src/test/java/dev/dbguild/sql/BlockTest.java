package dev.dbguild.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BlockTest {
    private static Block block(String sql) {
        return Block.of(
                (Statement.Do)
                        ScriptReader.read("a.sql", sql, Dialect.POSTGRESQL)
                                .statements()
                                .getFirst());
    }

    @Test
    void statements_are_found_between_control_words_with_their_places() {
        String sql =
                """
                do $$
                declare
                  n int := 0; r record;
                begin
                  -- add it
                  if not exists (select 1 from pg_attribute where attname = 'é') then
                    alter table orders add column b uuid;
                  else
                    raise notice 'it is there';
                  end if;
                  for r in select 1 loop update orders set n = 1; end loop;
                  <<again>> while n < 3 loop n := n + 1; create index i on orders (a); end loop;
                exception when duplicate_column then drop table x;
                end $$ language plpgsql;
                """;

        assertThat(block(sql).statements())
                .extracting(Statement::kind)
                .containsExactly("ALTER TABLE", "UPDATE", "CREATE INDEX", "DROP TABLE");
        Source first = block(sql).statements().getFirst().source();
        assertThat(first.line()).isEqualTo(7);
        assertThat(sql.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .satisfies(bytes ->
                        assertThat(
                                        new String(
                                                bytes,
                                                first.start(),
                                                first.end() - first.start(),
                                                java.nio.charset.StandardCharsets.UTF_8))
                                .isEqualTo("alter table orders add column b uuid"));
    }

    @Test
    void execute_of_a_literal_is_read_and_of_anything_else_is_hidden() {
        Block block =
                block(
                        "do 'begin execute ''drop table a; truncate b''; execute format(''drop table %I'', x); execute q; end'");

        assertThat(block.statements())
                .extracting(Statement::kind)
                .containsExactly("DROP TABLE", "TRUNCATE");
        assertThat(block.hidden()).hasSize(2);
    }

    @Test
    void a_block_of_nothing_but_its_own_words_runs_nothing() {
        assertThat(block("do $$ begin null; perform f(); end $$").statements()).isEmpty();
        assertThat(block("do $$ $$").statements()).isEmpty();
        assertThat(block("do $$ begin if loop case when <<").statements()).isEmpty();
    }
}
