package dev.dbguild.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    private static Wording of(String language, String text) {
        return new Wording(List.of(new Prompt("p", language, "prompts/p.md", text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|{n.grouped}|600000|600,000",
                "es|{n.grouped}|600000|600.000",
                "en|{n.grouped}|0.25|0.25",
                "es|{n.grouped}|0.25|0,25",
                "en|{n.bytes}|512|512 bytes",
                "en|{n.bytes}|8192|8 kB",
                "en|{n.bytes}|123456789|118 MB",
                "en|{n.share}|0.9987|99.87 %",
                "es|{n.ms}|12.345|12,35 ms",
            })
    void figures_are_written_as_the_language_writes_them(
            String language, String text, double number, String expected) {
        assertThat(of(language, text).say("p", language, Map.of("n", number))).isEqualTo(expected);
    }

    @Test
    void data_is_never_read_as_a_template() {
        String said = of("en", "{body}").say("p", "en", Map.of("body", "{config:secret} {#if x}"));

        assertThat(said).isEqualTo("{config:secret} {#if x}");
    }

    @Test
    void data_that_is_missing_fails_and_names_the_file() {
        assertThatThrownBy(() -> of("en", "{missing}").say("p", "en", Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(Code.BAD_DEFINITION);
                            assertThat(problem.fields()).containsEntry("file", "prompts/p.md");
                        });
    }

    @Test
    void optional_data_may_be_missing() {
        assertThat(of("en", "target: {target ?: ''}").say("p", "en", Map.of()))
                .isEqualTo("target:");
    }

    @Test
    void a_language_without_the_prompt_gets_the_english_one() {
        assertThat(of("en", "hello").say("p", "es", Map.of())).isEqualTo("hello");
    }

    @Test
    void a_block_of_sql_cannot_close_its_own_fence() {
        String said = of("en", "{sql.block}").say("p", "en", Map.of("sql", "select '```'"));

        assertThat(said).isEqualTo("````sql\nselect '```'\n````");
    }

    @Test
    void names_are_listed_as_code() {
        assertThat(of("en", "{names.coded}").say("p", "en", Map.of("names", List.of("a", "b"))))
                .isEqualTo("`a`, `b`");
    }

    @Test
    void a_key_of_the_data_wins_over_a_property_of_maps() {
        String said =
                of("en", "{t.size} {t.keys}")
                        .say("p", "en", Map.of("t", Map.of("size", "80 MB", "keys", "id")));

        assertThat(said).isEqualTo("80 MB id");
    }

    @Test
    void a_prompt_includes_another_of_its_language() {
        Wording wording =
                new Wording(
                        List.of(
                                new Prompt("outer", "es", "o.md", "[{#include inner word=w /}]"),
                                new Prompt("inner", "es", "i.md", "¿{word}?\n")));

        assertThat(wording.say("outer", "es", Map.of("w", "x"))).isEqualTo("[¿x?]");
    }

    @Test
    void sql_of_several_lines_keeps_them_in_a_list() {
        String said =
                of("en", "- x\n  - {sql.bullet}")
                        .say("p", "en", Map.of("sql", "-- first\nselect 1;"));

        assertThat(said).isEqualTo("- x\n  - ```sql\n    -- first\n    select 1;\n    ```");
    }
}
