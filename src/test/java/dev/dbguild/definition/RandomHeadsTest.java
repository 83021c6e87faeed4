package dev.dbguild.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever stands in a file, it is read or reported; the seed of a failure is in its name.
class RandomHeadsTest {
    private static final List<String> PIECES =
            List.of(
                    "---",
                    "----",
                    "name:",
                    "name: x",
                    "description:",
                    "description: a: b",
                    "tools: *",
                    "tools: [a, b",
                    "tools:\n  - Read\n  - Bash(git:*)",
                    "model: |\n",
                    "Examples:",
                    "  - <example>",
                    "<example>",
                    "</example>",
                    "Context: c",
                    "    Trigger: t",
                    "    Target: a OR b",
                    "  - <delegation>",
                    "</delegation>",
                    "- [ ] {x}",
                    "\t",
                    " ",
                    "# Title",
                    "## When to use",
                    "```",
                    "| a | b |",
                    "|---|---|",
                    "\\n",
                    "\"",
                    "'",
                    "&a",
                    "*a",
                    "!!java.lang.Object",
                    "{",
                    "}",
                    "é ñ ¿",
                    "🐘",
                    "\u0000",
                    "\u0007",
                    "\uFEFF",
                    "\uD800",
                    "name: y",
                    ": :",
                    "- ",
                    "? x",
                    "%YAML 1.1",
                    "...",
                    "\r",
                    "→",
                    "- a → `b-c`",
                    "<<: *a",
                    "x".repeat(300),
                    "    indented",
                    "handoffs: {a: b}");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void no_head_is_lost_or_crashes_the_reader(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String text = text(random);
            Notes notes = new Notes("some.md");
            Optional<SourceText> source =
                    SourceText.of("some.md", text.getBytes(StandardCharsets.UTF_8), notes);

            Optional<AgentDraft> agent = source.flatMap(s -> AgentReader.read(s, notes));

            assertThat(agent.isPresent() || !notes.all().isEmpty())
                    .as("seed %d, file %d:%n%s", seed, i, text)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 6, 9})
    void no_yaml_agent_or_card_crashes_the_reader(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            SourceText source = SourceText.normal("some.yaml", text(random));
            Notes notes = new Notes("some.yaml");

            boolean read = YamlAgentReader.read(source, notes).isPresent();
            boolean card = ToolCardReader.read(source, notes).isPresent();

            assertThat(read || !notes.all().isEmpty()).isTrue();
            assertThat(card || notes.anyError()).isTrue();
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "---\n");
        int pieces = random.nextInt(14);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            text.append(random.nextInt(5) == 0 ? " " : "\n");
        }
        return text.append(random.nextBoolean() ? "---\nBody.\n" : "").toString();
    }
}
