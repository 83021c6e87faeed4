package dev.dbguild.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The document `dbguild/agents/1`.
class AgentsDocumentTest {
    private static final AgentsDocument OURS = AgentsCheck.of(Path.of("agents"));

    private @TempDir Path root;

    @Test
    void every_agent_of_the_guild_is_read_without_a_warning() {
        assertThat(OURS.agents()).hasSize(OURS.files()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(OURS.worst()).isEqualTo(Severity.INFO);
    }

    @Test
    void the_agents_of_the_guild_are_written_in_five_dialects() {
        assertThat(OURS.agents().stream().map(AgentsDocument.Entry::dialect).distinct())
                .contains(
                        Dialect.CLAUDE, Dialect.SKILL, Dialect.BLOCKS, Dialect.PLAIN, Dialect.YAML);
    }

    @Test
    void the_database_engineer_documents_its_examples_and_delegations() {
        AgentsDocument.Entry engineer =
                OURS.agents().stream()
                        .filter(agent -> agent.id().equals("database-engineer"))
                        .findFirst()
                        .orElseThrow();

        assertThat(engineer.examples()).hasSize(12);
        assertThat(engineer.delegations()).hasSize(5);
        assertThat(engineer.delegations())
                .extracting(Agent.DocumentedDelegation::targets)
                .contains(List.of("typescript-engineer", "python-engineer", "elixir-engineer"));
    }

    @Test
    void its_json_has_the_keys_of_the_contract() {
        JsonNode json = Json.tree(OURS);

        assertThat(json.get("schema").asText()).isEqualTo("dbguild/agents/1");
        assertThat(json.get("files").asInt()).isEqualTo(OURS.files());
        assertThat(json.at("/agents/0").properties().stream().map(Map.Entry::getKey))
                .contains(
                        "id",
                        "file",
                        "dialect",
                        "stage",
                        "language",
                        "tools",
                        "examples",
                        "delegations");
        assertThat(json.at("/agents/1/delegations/0").properties().stream().map(Map.Entry::getKey))
                .contains("trigger", "targets", "handoff", "placeholders", "bound");
        assertThat(json.at("/diagnostics/0").properties().stream().map(Map.Entry::getKey))
                .containsExactly("file", "line", "column", "severity", "stage", "message", "cure");
    }

    @Test
    void its_text_is_aligned_and_tells_where_and_what_to_do() {
        new Written(root)
                .file("one.md", "---\nname: one\ndescription: d\n---\nText\n")
                .file("longer-name.md", "---\ndescription: d\n---\nText\n");

        assertThat(AgentsCheck.of(root).text())
                .isEqualTo(
                        """
                        2 agents in 2 files, 1 note

                        longer-name  longer-name.md  skill    strict     en  0 tools, 0 examples, 0 delegations
                        one          one.md          skill    strict     en  0 tools, 0 examples, 0 delegations

                        longer-name.md warning: the agent has no name; its file's name is used
                            → add 'name: longer-name' to the head
                        """);
    }

    @Test
    void an_empty_folder_has_no_agents_and_no_mistakes() {
        AgentsDocument document = AgentsCheck.of(root);

        assertThat(document.agents()).isEmpty();
        assertThat(document.worst()).isNull();
    }

    @Test
    void a_missing_folder_is_a_clear_problem() {
        assertThatThrownBy(() -> AgentsCheck.of(root.resolve("nowhere")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.BAD_DEFINITION));
    }
}
