package dev.dbguild.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the server's tree says a statement is.
///
/// @param kind as [dev.dbguild.sql.Statement#kind()] names it
/// @param target the parts of its name; null where the tree has none or says it in no comparable form
/// @param actions the sub-commands as the server names them, each with the column or constraint it names
record ServerReading(String kind, @Nullable List<String> target, List<String> actions) {

    static ServerReading of(ServerTree query) {
        ServerTree utility = query.node("utilityStmt");
        if (utility == null) {
            return new ServerReading(ofRows(query), null, List.of());
        }
        return new ServerReading(
                ServerKinds.of(utility), ServerTargets.of(utility), ServerActions.of(utility));
    }

    private static String ofRows(ServerTree query) {
        return switch (query.number("commandType")) {
            case 1 -> "SELECT";
            case 2 -> "UPDATE";
            case 3 -> "INSERT";
            case 4 -> "DELETE";
            case 5 -> "MERGE";
            default -> "?";
        };
    }
}
