package dev.dbguild.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which of our tools an agent gets for the names in its file.
class GrantedToolsTest {
    private @TempDir Path root;

    @Test
    void an_agent_that_names_no_tools_gets_all_that_read_or_simulate() {
        assertThat(tools("")).containsExactly("explain_query", "locks", "validate_migration");
    }

    @Test
    void an_empty_list_gives_none() {
        assertThat(tools("tools: []")).isEmpty();
    }

    @Test
    void our_own_names_are_taken_as_they_are() {
        assertThat(tools("tools: [locks, mcp__dbguild__explain_query]"))
                .containsExactly("explain_query", "locks");
    }

    @Test
    void reading_of_files_becomes_measuring_and_editing_becomes_proposing() {
        assertThat(tools("tools: Read, Glob, Grep"))
                .containsExactly("explain_query", "locks", "validate_migration");
        assertThat(tools("tools: Edit, Write")).containsExactly("plan_migration");
    }

    @Test
    void a_shell_gives_nothing_and_it_is_said_what_replaces_it() {
        Guild guild = guild("tools: Bash(git:*)");

        assertThat(guild.agents().getFirst().tools()).isEmpty();
        assertThat(guild.diagnostics())
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.severity()).isEqualTo(Severity.INFO);
                    assertThat(note.message()).contains("'Bash(git:*)'");
                    assertThat(note.cure()).contains("explain_query");
                    assertThat(note.line()).isEqualTo(4);
                });
    }

    @Test
    void a_map_of_booleans_takes_away_what_it_turns_off() {
        assertThat(tools("tools:\n  locks: false\n  plan_migration: true"))
                .containsExactly("explain_query", "plan_migration", "validate_migration");
    }

    @Test
    void what_is_disallowed_is_not_granted() {
        assertThat(tools("disallowedTools: locks"))
                .containsExactly("explain_query", "validate_migration");
    }

    @Test
    void a_mistyped_tool_is_told_with_what_was_meant() {
        assertThat(guild("tools: explain_qery").diagnostics())
                .singleElement()
                .satisfies(note ->
                        assertThat(note.message()).contains("did you mean 'explain_query'"));
    }

    private List<String> tools(String head) {
        return guild(head).agents().getFirst().tools();
    }

    private Guild guild(String head) {
        Written.guildIn(root)
                .tool("explain_query", "read")
                .tool("locks", "read")
                .tool("validate_migration", "simulate")
                .tool("plan_migration", "propose")
                .file("agents/a.md", "---\nname: a\ndescription: d\n" + head + "\n---\nText\n");
        return GuildReader.read(root);
    }
}
