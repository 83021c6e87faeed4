package dev.dbguild.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What each dialect gives.
class DialectsTest {
    private static final String LEAD =
            """
            ---
            name: lead
            description: Leads
            handoffs:
              - label: Write the tests
                agent: tester
                prompt: Test {file}.
            ---
            ## Delegation rules
            | Trigger | Delegate | Goal |
            |---------|----------|------|
            | A leak  | `security-guardian` | Look at {leak} |

            ## Handoffs
            - The schema is done → Review Agent **or** Testing Agent
            - Slow plan → @plan-reader: "See {plan}"

            ```
            - in code → `never-read`
            ```
            """;

    private static final String BLOCKS =
            """
            ---
            name: engineer
            description: Designs tables - and more

            Examples:
              # Growth
              - <example>
                Context: Many readings
                Scenario: 3M rows/hour, kept for 30 days
                Why This Agent: Knows partitions
              </example>

            Delegations:
              - <delegation>
                Trigger: The page is slow, the database is not
                Target: web-engineer OR app-engineer
                Handoff: "Slow: {pages}. Took {ms}ms, again {ms}. Context: {where it runs}"
              </delegation>
            ---
            # Engineer
            """;

    @Test
    void a_claude_head_has_tools_and_a_model() {
        Agent agent =
                Written.read(
                        "tablas.md",
                        """
                        ---
                        name: tablas
                        description: Especialista en tablas. Usar para índices y consultas lentas.
                        tools: Read, Bash(git:*), Agent(uno, dos)
                        model: sonnet
                        color: blue
                        ---
                        Soy un especialista en tablas.
                        """);

        assertThat(agent.dialect()).isEqualTo(Dialect.CLAUDE);
        assertThat(agent.model()).isEqualTo("sonnet");
        assertThat(agent.language()).isEqualTo("es");
        assertThat(agent.declaredTools()).containsExactly("Read", "Bash(git:*)", "Agent(uno, dos)");
        assertThat(agent.extra()).isEqualTo(Map.of("color", "blue"));
    }

    @Test
    void a_skill_head_keeps_its_licence_and_metadata() {
        Agent agent =
                Written.read(
                        "tuning/SKILL.md",
                        """
                        ---
                        name: tuning
                        description: Tunes things
                        license: MIT
                        metadata:
                          audience: operators
                        ---
                        # Tuning

                        ## When to use me
                        - A statement is slow
                        - A cache misses
                        """);

        assertThat(agent.dialect()).isEqualTo(Dialect.SKILL);
        assertThat(agent.extra())
                .isEqualTo(Map.of("license", "MIT", "metadata", Map.of("audience", "operators")));
        assertThat(agent.whenToUse()).containsExactly("A statement is slow", "A cache misses");
    }

    @Test
    void a_head_of_blocks_gives_examples_and_delegations_as_written() {
        Agent agent = Written.read("engineer.md", BLOCKS);

        assertThat(agent.dialect()).isEqualTo(Dialect.BLOCKS);
        assertThat(agent.stage()).isEqualTo(Stage.TOKENIZED);
        assertThat(agent.examples())
                .containsExactly(
                        new Agent.Example(
                                "Many readings",
                                "3M rows/hour, kept for 30 days",
                                "Knows partitions"));
        assertThat(agent.delegations())
                .containsExactly(
                        new Agent.DocumentedDelegation(
                                "The page is slow, the database is not",
                                "web-engineer OR app-engineer",
                                List.of("web-engineer", "app-engineer"),
                                "Slow: {pages}. Took {ms}ms, again {ms}. Context: {where it runs}",
                                List.of("pages", "ms", "where it runs"),
                                false,
                                15));
    }

    @Test
    void plain_markdown_takes_its_name_from_the_title_and_its_id_from_the_file() {
        Agent agent =
                Written.read(
                        "backup-specialist.md",
                        """
                        # Backup Specialist

                        ## Purpose
                        Makes sure that data
                        can come back.

                        ## When to Use
                        - Before an upgrade

                        ```sh
                        # not a heading
                        ```
                        """);

        assertThat(agent.dialect()).isEqualTo(Dialect.PLAIN);
        assertThat(agent.stage()).isEqualTo(Stage.NONE);
        assertThat(agent.id()).isEqualTo("backup-specialist");
        assertThat(agent.name()).isEqualTo("Backup Specialist");
        assertThat(agent.description()).isEqualTo("Makes sure that data can come back.");
        assertThat(agent.whenToUse()).containsExactly("Before an upgrade");
        assertThat(agent.sections())
                .extracting(Agent.Section::path, Agent.Section::line)
                .containsExactly(tuple(List.of("Purpose"), 3), tuple(List.of("When to Use"), 7));
    }

    @Test
    void a_yaml_agent_has_its_text_under_instructions() {
        Agent agent =
                Written.read(
                        "caches.yaml",
                        """
                        name: caches
                        description: Knows caches
                        language: es
                        tools: [explain_query, locks]
                        when-to-use:
                          - Something is read often
                        examples:
                          - context: A shop
                            scenario: Prices are read a thousand times
                            why: Knows what may be stale
                          - "Context: A site. Scenario: it is slow. Why This Agent: it caches."
                        instructions: |
                          # Caches
                          ## Staleness
                          Say how stale is too stale.
                        """);

        assertThat(agent.dialect()).isEqualTo(Dialect.YAML);
        assertThat(agent.language()).isEqualTo("es");
        assertThat(agent.examples())
                .containsExactly(
                        new Agent.Example(
                                "A shop",
                                "Prices are read a thousand times",
                                "Knows what may be stale"),
                        new Agent.Example("A site.", "it is slow.", "it caches."));
        assertThat(agent.sections().getFirst().path()).containsExactly("Staleness");
        assertThat(agent.sections().getFirst().line()).isEqualTo(14);
    }

    @Test
    void heads_of_other_tools_are_foreign() {
        assertThat(dialect("a.md", "mode: subagent\ntools:\n  write: false"))
                .isEqualTo(Dialect.FOREIGN);
        assertThat(dialect("b.agent.md", "tools: ['search', 'edit']")).isEqualTo(Dialect.FOREIGN);
        assertThat(dialect("c.mdc", "globs: **/*.ts\nalwaysApply: false"))
                .isEqualTo(Dialect.FOREIGN);
        assertThat(dialect("d.md", "model: [gpt-5, opus]")).isEqualTo(Dialect.FOREIGN);
        assertThat(dialect("e.md", "tools: Read")).isNotEqualTo(Dialect.FOREIGN);
    }

    @Test
    void model_values_that_are_no_ids_are_kept() {
        assertThat(model("inherit")).isEqualTo("inherit");
        assertThat(model("Claude Sonnet 4.5 (copilot)")).isEqualTo("Claude Sonnet 4.5 (copilot)");
        assertThat(model("[gpt-5, opus]")).isEqualTo("gpt-5");
        assertThat(model("GPT-4.1 | 'gpt-5'")).isEqualTo("GPT-4.1 | 'gpt-5'");
        assertThat(model("sonnet # quick: enough")).isEqualTo("sonnet");
        assertThat(model("")).isNull();
    }

    @Test
    void handoffs_tables_and_arrows_are_documented_delegations() {
        Agent agent = Written.read("lead.md", LEAD);

        assertThat(agent.delegations())
                .extracting(
                        Agent.DocumentedDelegation::trigger,
                        Agent.DocumentedDelegation::targets,
                        Agent.DocumentedDelegation::handoff,
                        Agent.DocumentedDelegation::line)
                .containsExactly(
                        tuple("Write the tests", List.of("tester"), "Test {file}.", 5),
                        tuple("A leak", List.of("security-guardian"), "Look at {leak}", 12),
                        tuple(
                                "The schema is done",
                                List.of("review-agent", "testing-agent"),
                                "",
                                15),
                        tuple("Slow plan", List.of("plan-reader"), "See {plan}", 16));
    }

    @Test
    void integration_lists_and_arrows_of_prose_are_no_delegations() {
        Agent agent =
                Written.read(
                        "worker.md",
                        """
                        ---
                        name: worker
                        description: Works
                        ---
                        ## Integration with other agents
                        - Migrations → `tester-agent`
                        ## Rules
                        - Direct DDL → requires a migration file
                        """);

        assertThat(agent.delegations()).isEmpty();
    }

    @Test
    void a_readme_and_a_list_of_links_are_no_agents_and_it_is_said() {
        Guild readme = Written.guild("README.md", "# Agents\n\nAll of them.\n");
        Guild links = Written.guild("all.md", "# All\n\n- [a](a.md)\n- [b](b.md)\n- [c](c.md)\n");

        assertThat(readme.agents()).isEmpty();
        assertThat(links.agents()).isEmpty();
        assertThat(readme.diagnostics()).hasSize(1);
        assertThat(links.diagnostics()).hasSize(1);
    }

    @Test
    void a_long_description_is_kept_whole() {
        String description = "word ".repeat(600).strip();

        assertThat(
                        Written.read(
                                        "long.md",
                                        "---\nname: long\ndescription: " + description + "\n---\nx")
                                .description())
                .isEqualTo(description);
    }

    private static Dialect dialect(String file, String head) {
        return Written.read(file, "---\nname: x\ndescription: y\n" + head + "\n---\nbody")
                .dialect();
    }

    private static @Nullable String model(String model) {
        return Written.read("m.md", "---\nname: m\ndescription: y\nmodel: " + model + "\n---\nb")
                .model();
    }
}
