package dev.dbguild.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Four folders become one guild.
class GuildReaderTest {
    private static final String BINDING =
            """
            from: a
            trigger: it is slow
            when: size(findings) > 0
            targets:
              - agent: b
                when: language == 'es'
              - agent: c
            handoff: "Slow: {list}"
            placeholders:
              list: findings[0].message
            mode: consult
            budget:
              maxSteps: 3
            """;
    private static final String DELEGATING =
            """
            ---
            name: a
            description: first
            delegations:
              - trigger: It is slow
                targets: [b, c]
                handoff: "Slow: {list}"
            ---
            Text
            """;

    private @TempDir Path root;
    private Written written = new Written(Path.of("."));

    @BeforeEach
    void folders() {
        written = Written.guildIn(root).agent("b", "second").agent("c", "third");
    }

    @Test
    void a_missing_folder_is_named_with_what_to_do() throws IOException {
        Files.delete(root.resolve("tools"));

        assertThatThrownBy(() -> GuildReader.read(root))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(Code.BAD_DEFINITION);
                            assertThat(problem.what()).contains(root.resolve("tools").toString());
                            assertThat(problem.cure()).contains("tool cards");
                        });
    }

    @Test
    void a_documented_delegation_with_a_file_is_bound() {
        written.file("agents/a.md", DELEGATING).file("delegations/slow.yaml", BINDING);

        Guild guild = GuildReader.read(root);

        assertThat(guild.diagnostics()).isEmpty();
        assertThat(guild.agent("a").delegations().getFirst().bound()).isTrue();
        assertThat(guild.delegations())
                .containsExactly(
                        new Delegation(
                                "slow",
                                "delegations/slow.yaml",
                                "a",
                                "it is slow",
                                "size(findings) > 0",
                                List.of(
                                        new Delegation.Choice("b", "language == 'es'"),
                                        new Delegation.Choice("c", null)),
                                "Slow: {list}",
                                Map.of("list", "findings[0].message"),
                                "consult",
                                3));
    }

    @Test
    void a_documented_delegation_without_a_file_is_unbound_and_its_placeholders_are_told() {
        written.file("agents/a.md", DELEGATING);

        Guild guild = GuildReader.read(root);

        assertThat(guild.agent("a").delegations().getFirst().bound()).isFalse();
        assertThat(guild.diagnostics())
                .extracting(Diagnostic::message)
                .singleElement()
                .asString()
                .contains("{list}");
    }

    @Test
    void all_mistakes_of_a_card_are_told_at_once_with_their_lines() {
        written.file(
                "tools/wrong.yaml",
                """
                name: wrong
                tilte: A tool
                description: x
                risk: reed
                parameters:
                  - name: limit
                    type: int
                    required: perhaps
                    description: how many
                examples:
                  - limmit: 3
                """);

        assertThat(GuildReader.read(root).diagnostics())
                .extracting(note -> note.line() + " " + note.message())
                .containsExactly(
                        "1 the key 'title' is missing",
                        "2 the key 'tilte' is unknown; did you mean 'title'?",
                        "4 'risk' is 'reed'; did you mean 'read'?",
                        "7 'parameters[1].type' is 'int'",
                        "8 'parameters[1].required' is 'perhaps', not true or false",
                        "11 the key 'examples[1].limmit' is unknown; did you mean 'limit'?");
    }

    @Test
    void a_wrong_file_does_not_stop_the_others() {
        written.file("tools/broken.yaml", "name: [").tool("locks", "read");

        Guild guild = GuildReader.read(root);

        assertThat(guild.tools()).extracting(ToolCard::name).containsExactly("locks");
        assertThat(guild.diagnostics())
                .extracting(Diagnostic::file)
                .containsOnly("tools/broken.yaml");
    }

    @Test
    void prompts_are_named_by_their_path_below_the_language() {
        written.file("prompts/en/answers/slow.md", "Slow: {x}\n")
                .file("prompts/es/answers/slow.md", "Lenta: {x}\n");

        assertThat(GuildReader.read(root).prompt("answers/slow", "es").text())
                .isEqualTo("Lenta: {x}\n");
    }

    @Test
    void a_prompt_in_one_language_only_is_told() {
        written.file("prompts/en/hello.md", "Hello\n");

        assertThat(GuildReader.read(root).diagnostics())
                .extracting(Diagnostic::cure)
                .containsExactly("write prompts/es/hello.md");
    }

    @Test
    void the_version_depends_on_what_is_said_and_not_on_how_it_is_saved() {
        String before = GuildReader.read(root).version();

        written.file(
                "agents/b.md",
                "\uFEFF---\r\nname: b\r\ndescription: second\r\n---\r\nText of b\r\n");

        assertThat(GuildReader.read(root).version()).isEqualTo(before).hasSize(12);
    }

    @Test
    void another_text_is_another_version() {
        String before = GuildReader.read(root).version();

        written.agent("b", "second!");

        assertThat(GuildReader.read(root).version()).isNotEqualTo(before);
    }

    @Test
    void two_agents_of_one_name_are_both_kept() {
        written.file("agents/team/b.md", "---\nname: b\ndescription: other\n---\nOther\n");

        Guild guild = GuildReader.read(root);

        assertThat(guild.agents()).extracting(Agent::id).containsExactly("b", "c", "team-b");
        assertThat(guild.diagnostics())
                .extracting(Diagnostic::file)
                .containsExactly("agents/team/b.md");
    }

    @Test
    void dangling_targets_self_edges_and_cycles_are_told() {
        written.file("agents/a.md", arrow("a", "b-agent", "a", "x-agent"))
                .file("agents/b.md", arrow("b-agent", "a"));

        assertThat(GuildReader.read(root).diagnostics())
                .extracting(Diagnostic::message)
                .contains(
                        "no agent has the id 'x-agent'; did you mean 'b-agent'?",
                        "the agent delegates to itself",
                        "delegations go round: a → b-agent → a");
    }

    @Test
    void a_binding_of_an_unknown_agent_is_an_error() {
        written.file("delegations/slow.yaml", BINDING);

        assertThat(GuildReader.read(root).diagnostics())
                .filteredOn(note -> note.severity() == Severity.ERROR)
                .extracting(Diagnostic::message)
                .containsExactly("no agent has the id 'a', which 'from' names");
    }

    @Test
    void an_unfilled_placeholder_is_an_error() {
        written.file("agents/a.md", DELEGATING)
                .file("delegations/slow.yaml", BINDING.replace("  list:", "  lists:"));

        assertThat(GuildReader.read(root).diagnostics())
                .extracting(Diagnostic::message)
                .contains("nothing fills the placeholder {list}");
    }

    @Test
    void an_agent_nothing_leads_to_is_told() {
        written.file("agents/mute.md", "---\nname: mute\nmodel: x\n---\n");

        assertThat(GuildReader.read(root).diagnostics())
                .extracting(Diagnostic::message)
                .anySatisfy(
                        message -> assertThat(message).startsWith("nothing leads to this agent"));
    }

    @Test
    void a_link_out_of_the_folder_is_refused_and_told() throws IOException {
        Path outside = Files.writeString(root.resolve("secret.md"), "# Secret\n");
        Files.createSymbolicLink(root.resolve("agents/link.md"), outside);

        Guild guild = GuildReader.read(root);

        assertThat(guild.agents()).extracting(Agent::id).doesNotContain("link");
        assertThat(guild.diagnostics())
                .extracting(Diagnostic::message)
                .singleElement()
                .asString()
                .contains("points out of the folder");
    }

    @Test
    void a_file_that_is_too_large_is_told_and_not_read() {
        written.file("agents/large.md", "x".repeat(DefinitionFiles.MAX_BYTES + 1));

        Guild guild = GuildReader.read(root);

        assertThat(guild.findAgent("large")).isEmpty();
        assertThat(guild.diagnostics())
                .extracting(Diagnostic::file)
                .containsExactly("agents/large.md");
    }

    @Test
    void aliases_that_grow_without_end_are_refused() {
        String bomb =
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b]\n";
        written.file("tools/bomb.yaml", bomb);

        assertThat(GuildReader.read(root).diagnostics())
                .extracting(Diagnostic::file)
                .containsExactly("tools/bomb.yaml");
    }

    private static String arrow(String id, String... targets) {
        StringBuilder text =
                new StringBuilder("---\nname: " + id + "\ndescription: d\n---\n## Handoffs\n");
        for (String target : targets) {
            text.append("- something → ").append(target).append('\n');
        }
        return text.toString();
    }
}
