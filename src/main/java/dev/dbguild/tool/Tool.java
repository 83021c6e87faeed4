package dev.dbguild.tool;

/// A typed ability, described to models by the tool card of the same name in `tools/`.
///
/// Found by its one file. Arguments are a record: its components are the parameters, `@Nullable` ones are optional,
/// and its compact constructor refuses bad values with [dev.dbguild.Code#BAD_ARGUMENT]. Thread-safe, no state.
public interface Tool<A extends Record> {
    /// The snake_case name models call, for example `explain_query`.
    String name();

    Risk risk();

    Class<A> arguments();

    /// Runs the tool. Failures are [dev.dbguild.Problem]s; nothing else escapes a well-made tool.
    ToolResult run(A arguments, ToolContext context);
}
