package dev.dbguild.definition.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.definition.Guild;
import dev.dbguild.definition.GuildReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Search over the guild's own agents.
class KnowledgeTest {
    private static @TempDir Path root = Path.of(".");
    private static Knowledge knowledge = noKnowledge();

    @BeforeAll
    static void read() throws Exception {
        for (String folder : List.of("agents", "tools", "delegations", "prompts")) {
            Files.createDirectories(root.resolve(folder));
        }
        knowledge = Knowledge.of(GuildReader.read(root, Path.of("agents")));
    }

    @ParameterizedTest
    @CsvSource({
        "¿Cómo diseño una tabla única en DynamoDB para pedidos por usuario?, es, databases › DynamoDB",
        "como diseno una tabla unica en dynamodb, es, databases › DynamoDB",
        "How do I set shared_buffers?, en, database-engineer",
        "cache aside pattern in redis, en, database-expert › Redis",
        "How do I rename a column with zero downtime?, en, database-engineer › Migration",
        "row level security for tenants, en, database-engineer › Tenants",
        "Ecto migrations, en, elixir-engineer",
    })
    void the_section_that_answers_comes_first(String question, String language, String citation) {
        assertThat(knowledge.search(question, language, null, 3).getFirst().citation())
                .startsWith(citation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the capital of France?",
                "How do I bake a chocolate cake for two users?",
                "Tell me a joke",
                "who won the football world cup in 2018",
                "???",
                "",
            })
    void an_unrelated_question_finds_nothing(String question) {
        assertThat(knowledge.search(question, "en", null, 5)).isEmpty();
    }

    @Test
    void one_agent_is_searched_when_it_is_named() {
        assertThat(knowledge.search("how do I cache in redis", "en", "databases", 5))
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.agent()).isEqualTo("databases"));
    }

    @Test
    void a_hit_says_where_it_stands() {
        Hit hit = knowledge.search("shared_buffers", "en", "database-engineer", 1).getFirst();

        assertThat(hit.file()).endsWith("agents/database-engineer.md");
        assertThat(hit.line()).isGreaterThan(1);
        assertThat(hit.text()).contains("shared_buffers");
        assertThat(hit.citation())
                .isEqualTo("database-engineer › " + String.join(" › ", hit.path()));
    }

    @Test
    void an_enormous_question_is_answered_at_once() {
        assertThat(knowledge.search("index ".repeat(1_000_000), "en", null, 3))
                .hasSizeBetween(0, 3);
    }

    private static Knowledge noKnowledge() {
        return Knowledge.of(
                new Guild("none", List.of(), List.of(), List.of(), List.of(), List.of()));
    }
}
