package dev.dbguild.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.GuildReader;
import dev.dbguild.engine.Targets;
import dev.dbguild.engine.postgres.Shop;
import dev.dbguild.lab.SharedCluster;
import java.nio.file.Path;
import java.util.List;

/// Runs tools on the shop as a model would call them.
final class Calls {
    static final Guild GUILD = GuildReader.read(Path.of("."));

    private static final ToolContext CONTEXT =
            new ToolContext(
                    new Targets(
                            List.of(
                                    Shop.open().owner(),
                                    Shop.open().reader(),
                                    Shop.target(
                                            "dead", "jdbc:postgresql://localhost:1/x", "u", "p"))),
                    SharedCluster.lab(),
                    GUILD);

    private Calls() {}

    /// @param arguments JSON, single quotes allowed
    static Evidence call(String tool, String arguments) {
        return call(new ToolRunner(), tool, arguments);
    }

    static Evidence call(ToolRunner runner, String tool, String arguments) {
        ToolCall call = new ToolCall("c1", tool, Json.parse(arguments.replace('\'', '"')));
        return runner.run("E1", call, CONTEXT);
    }

    static Evidence explain(String target, String sql, boolean analyze) {
        ObjectNode arguments = Json.MAPPER.createObjectNode();
        arguments.put("target", target).put("sql", sql).put("analyze", analyze);
        return new ToolRunner().run("E1", new ToolCall("c1", "explain_query", arguments), CONTEXT);
    }
}
