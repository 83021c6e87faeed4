package dev.dbguild.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.definition.AgentsDocument.Entry;
import dev.dbguild.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The folder `definitions/broken`: a file's name says what is expected of it.
class BrokenDefinitionsTest {
    private static final AgentsDocument CHECKED =
            AgentsCheck.of(Path.of("src/test/resources/definitions/broken"));

    @Test
    void no_file_is_lost() {
        List<String> spokenOf =
                CHECKED.agents().stream()
                        .map(Entry::file)
                        .collect(java.util.stream.Collectors.toList());
        CHECKED.diagnostics().forEach(note -> spokenOf.add(note.file()));

        assertThat(CHECKED.files()).isEqualTo(22);
        assertThat(spokenOf.stream().distinct()).hasSize(22);
        assertThat(CHECKED.agents()).hasSize(20);
    }

    @Test
    void what_loads_has_no_error_and_what_is_reported_has_a_cure() {
        assertThat(CHECKED.diagnostics())
                .allSatisfy(note -> assertThat(note.cure()).isNotBlank())
                .filteredOn(note -> note.file().startsWith("loads-"))
                .allSatisfy(note -> assertThat(note.severity()).isNotEqualTo(Severity.ERROR));
    }

    @ParameterizedTest
    @CsvSource({
        "loads-quoted-colon-in-description.md, quoted",
        "loads-description-over-unindented-lines.md, tokenized",
        "loads-literal-newlines.md, quoted",
        "loads-star-as-tools.md, quoted",
        "loads-indented-by-four.md, strict",
        "loads-blank-line-after-fence.md, strict",
        "reported-long-closing-fence.md, strict",
        "reported-missing-closing-fence.md, strict",
        "loads-rule-inside-body.md, strict",
        "loads-mark-and-carriage-returns.md, strict",
        "loads-comments-in-head.md, strict",
        "reported-comment-that-cuts-a-description.md, strict",
        "reported-missing-name.md, strict",
        "reported-missing-description.md, strict",
        "reported-key-twice.md, tokenized",
        "reported-tab-in-head.md, tokenized",
        "reported-delegation-without-target.md, tokenized",
        "reported-head-without-text.md, strict",
        "reported-not-utf-8.md, strict",
        "loads-values-that-are-no-text.md, quoted",
    })
    void a_later_stage_runs_only_when_the_one_before_failed(String file, String stage) {
        assertThat(agent(file).stage().id()).isEqualTo(stage);
    }

    @ParameterizedTest
    @CsvSource({
        "loads-quoted-colon-in-description.md, 3, put quotes around the value of 'description'",
        "loads-star-as-tools.md, 4, put quotes around the value of 'tools'",
        "reported-long-closing-fence.md, 4, close the head with a line of exactly three dashes",
        "reported-missing-closing-fence.md, 5, close the head with a line of exactly three dashes",
        "reported-comment-that-cuts-a-description.md, 3, put quotes around the value of 'description'",
        "reported-missing-name.md, 0, add 'name: reported-missing-name' to the head",
        "reported-missing-description.md, 0, add 'description:' with what it does and when to use it",
        "reported-key-twice.md, 4, remove one of them",
        "reported-tab-in-head.md, 3, put '|' after 'description:' and indent its text by two spaces",
        "reported-delegation-without-target.md, 7, add 'Target: ' to the block",
        "reported-head-without-text.md, 0, write what it knows and how it works below the head",
        "reported-not-utf-8.md, 0, save it as UTF-8",
        "reported-empty-file.md, 0, write the agent or remove the file",
        "reported-list-instead-of-agent.yaml, 1, 'add ''name:'', ''description:'' and ''instructions:'', or move the file elsewhere'",
    })
    void a_mistake_is_told_with_its_line_and_cure(String file, int line, String cure) {
        assertThat(notes(file))
                .anySatisfy(note -> {
                    assertThat(note.cure()).isEqualTo(cure);
                    assertThat(note.line()).isEqualTo(line);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "loads-rule-inside-body.md",
        "loads-mark-and-carriage-returns.md",
        "loads-blank-line-after-fence.md",
        "loads-indented-by-four.md",
        "loads-comments-in-head.md",
    })
    void what_is_only_unusual_is_not_complained_about(String file) {
        assertThat(notes(file)).isEmpty();
    }

    @Test
    void values_stay_what_was_typed() {
        Entry agent = agent("loads-values-that-are-no-text.md");

        assertThat(agent.name()).isEqualTo("3000");
        assertThat(agent.description()).isEqualTo("yes");
    }

    @Test
    void a_description_keeps_the_lines_that_follow_it() {
        Entry agent = agent("loads-description-over-unindented-lines.md");

        assertThat(agent.description()).contains("Should I partition it?", "</example>");
        assertThat(agent.examples())
                .containsExactly(
                        new Agent.Example(
                                "A log table doubled within a week",
                                "\"Should I partition it?\"",
                                "Growth needs figures."));
    }

    @Test
    void the_two_characters_backslash_n_are_a_line_break() {
        assertThat(agent("loads-literal-newlines.md").description())
                .isEqualTo("First line.\nSecond line: with a colon.\n- third");
    }

    private static Entry agent(String file) {
        return CHECKED.agents().stream()
                .filter(a -> a.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private static List<Diagnostic> notes(String file) {
        return CHECKED.diagnostics().stream().filter(note -> note.file().equals(file)).toList();
    }
}
