package dev.dbguild.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Json;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.ToolCard;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ToolContractTest {
    @Test
    void every_tool_agrees_with_its_card() {
        assertThat(ToolContract.check(Calls.GUILD)).isEmpty();
    }

    @Test
    void every_tool_is_named_once() {
        assertThat(ToolRunner.tools()).extracting(Tool::name).doesNotHaveDuplicates();
    }

    @Test
    void a_card_that_differs_is_told_with_each_difference() {
        ToolCard wrong =
                new ToolCard(
                        "cache_hit",
                        "tools/cache_hit.yaml",
                        "t",
                        "d",
                        "write",
                        List.of(),
                        List.of(new ToolCard.Parameter("target", "integer", false, "d", List.of())),
                        List.of());

        assertThat(ToolContract.check(only(wrong)))
                .filteredOn(each -> each.file().equals("tools/cache_hit.yaml"))
                .extracting(each -> each.message())
                .containsExactly(
                        "risk is 'write', in Java 'read'",
                        "parameter 'target' is integer, in Java string",
                        "parameter 'target' is optional, in Java required");
    }

    @Test
    void a_card_without_a_tool_is_told() {
        ToolCard lonely =
                new ToolCard(
                        "make_coffee",
                        "tools/make_coffee.yaml",
                        "t",
                        "d",
                        "read",
                        List.of(),
                        List.of(),
                        List.of());

        assertThat(ToolContract.check(only(lonely)))
                .anySatisfy(each -> assertThat(each.message()).contains("make_coffee"));
    }

    @Test
    void a_card_becomes_a_json_schema() {
        ToolCard card = Calls.GUILD.findTool("inspect_schema").orElseThrow();

        assertThat(Json.text(ToolSchemas.of(card)))
                .contains("\"required\":[\"target\"]")
                .contains("\"enum\":[\"names\",\"summary\",\"full\"]")
                .contains("\"additionalProperties\":false");
    }

    private static Guild only(ToolCard card) {
        return new Guild("v", List.of(), List.of(card), List.of(), List.of(), List.of());
    }
}
