package dev.dbguild.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.GuildReader;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.Targets;
import dev.dbguild.engine.postgres.Shop;
import dev.dbguild.lab.Lab;
import dev.dbguild.lab.Shadow;
import dev.dbguild.lab.Twin;
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
                    new NoLab(),
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

    private static final class NoLab implements Lab {
        @Override
        public Shadow shadow() {
            throw new Problem(Code.LAB_UNAVAILABLE, "there is no lab here", "use another test");
        }

        @Override
        public Twin twinOf(Target target) {
            throw new Problem(Code.LAB_UNAVAILABLE, "there is no lab here", "use another test");
        }
    }
}
