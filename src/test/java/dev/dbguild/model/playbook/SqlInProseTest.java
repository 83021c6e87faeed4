package dev.dbguild.model.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlInProseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "why is this slow: SELECT 1 FROM t|SELECT 1 FROM t",
                "Why is SELECT * FROM orders WHERE id = 4 so slow?|SELECT * FROM orders WHERE id = 4",
                "Is `select a from b` slow?|select a from b",
                "Is ALTER TABLE t ADD COLUMN c int safe?|ALTER TABLE t ADD COLUMN c int",
                "Is it safe to run CREATE INDEX i ON o (c) in production?|CREATE INDEX i ON o (c)",
                "¿Por qué tarda SELECT * FROM orders WHERE id = 4?|SELECT * FROM orders WHERE id = 4",
                "¿Es lenta? select x from y where z = 'a?b'|select x from y where z = 'a?b'",
                "please explain SELECT * FROM orders on demo?|explain SELECT * FROM orders",
                "why slow: select a from t where b = ?|select a from t where b = ?",
                "please run DELETE FROM a; thank you very much|DELETE FROM a;",
                "ALTER TABLE a ADD b int; ALTER TABLE c ADD d int;|ALTER TABLE a ADD b int; ALTER TABLE c ADD d int;",
                "with x as (select 1) select * from x|with x as (select 1) select * from x",
                "UPDATE orders SET status = 'x' WHERE id = 1|UPDATE orders SET status = 'x' WHERE id = 1",
            })
    void sql_is_taken_out_of_a_sentence(String text, String sql) {
        assertThat(SqlInProse.of(text)).as(text).contains(sql);
    }

    @Test
    void a_fence_is_taken_as_it_stands() {
        String text = "Slow, why?\n```sql\nSELECT *\nFROM t\nWHERE a = 1\n```\nThanks";

        assertThat(SqlInProse.of(text)).contains("SELECT *\nFROM t\nWHERE a = 1");
    }

    @Test
    void lines_after_a_colon_belong_together() {
        assertThat(SqlInProse.of("why slow:\nselect a\n  from t\n order by b"))
                .contains("select a\n  from t\n order by b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do I select the right index from a list?",
                "What is in this schema?",
                "How do I create a partial index?",
                "¿Cómo actualizo (update) una tabla?",
                "Should I drop the old index?",
                "How can I update statistics?",
                "What does alter table lock?",
                "Should I use VACUUM FULL?",
                "Can you comment on this schema?",
                "How do I delete from a big table?",
            })
    void prose_is_no_sql(String text) {
        assertThat(SqlInProse.of(text)).as(text).isEmpty();
    }
}
