package dev.dbguild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.definition.Agent;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.GuildReader;
import dev.dbguild.definition.ToolCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the guild has, the pages tell: tools and agents from their files, settings in the README.
class DocsTest {
    private static final Guild GUILD = GuildReader.read(Path.of(""));

    @Test
    void every_tool_has_its_place_on_the_page() {
        String page =
                "# Tools\n\nMade from the cards in `tools/`.\n"
                        + GUILD.tools().stream()
                                .map(DocsTest::section)
                                .collect(Collectors.joining());

        Golden.holds(Path.of("src/docs/tools.md"), page);
    }

    @Test
    void every_agent_has_its_place_on_the_page() {
        String page =
                "# Agents\n\nMade from the files in `agents/`.\n\n| agent | language | for |\n|---|---|---|\n"
                        + GUILD.agents().stream().map(DocsTest::row).collect(Collectors.joining());

        Golden.holds(Path.of("src/docs/agents.md"), page);
    }

    @Test
    void every_setting_stands_in_the_readme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(settings())
                .isNotEmpty()
                .allMatch(setting ->
                        readme.contains(setting)
                                || readme.contains(
                                        "`_"
                                                + setting.replaceFirst(
                                                        "DBGUILD_(MODEL|DATABASE)_", "")
                                                + "`"));
    }

    private static Stream<String> settings() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            String all =
                    files.filter(Files::isRegularFile)
                            .map(DocsTest::text)
                            .collect(Collectors.joining("\n"));
            return java.util.regex.Pattern.compile("\\bDBGUILD_[A-Z_]*[A-Z]\\b")
                    .matcher(all)
                    .results()
                    .map(found -> found.group())
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static String section(ToolCard card) {
        String parameters =
                card.parameters().stream()
                        .map(each ->
                                "| `%s` | %s | %s | %s |\n"
                                        .formatted(
                                                each.name(),
                                                each.type(),
                                                each.required() ? "yes" : "no",
                                                each.description().strip()))
                        .collect(Collectors.joining());
        return """

        ## %s

        %s (%s). %s

        | parameter | type | required | meaning |
        |---|---|---|---|
        %s\
        """
                .formatted(
                        card.name(),
                        card.title(),
                        card.risk(),
                        card.description().strip(),
                        parameters);
    }

    private static String row(Agent agent) {
        return "| [`%s`](../../%s) | %s | %s |\n"
                .formatted(
                        agent.id(),
                        agent.file(),
                        agent.language(),
                        agent.description().strip().replaceAll("\\s+", " "));
    }
}
