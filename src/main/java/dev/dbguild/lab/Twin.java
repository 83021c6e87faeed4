package dev.dbguild.lab;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A replica that also has its target's statistics, and so plans as the target does.
///
/// Many indexes are tried in three steps, each a few milliseconds: make all of them at once, let the planner see some,
/// explain; then let it see others.
///
/// ```java
/// List<TrialIndex> tried = twin.tryIndexes(List.of("create index on orders (customer_id)", …));
/// twin.show(Set.of(((Made) tried.getFirst()).name()), Set.of());
/// ```
///
/// Making and showing are for one thread, and nobody may plan meanwhile. What is shown holds for every connection.
public interface Twin extends Replica {
    /// The plan of a query, as the lines of EXPLAIN.
    ///
    /// @throws dev.dbguild.Problem [dev.dbguild.Code#SQL_FAILED] when it cannot be planned
    default List<String> explain(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("explain " + query)) {
            List<String> plan = new ArrayList<>();
            while (lines.next()) {
                plan.add(lines.getString(1));
            }
            return plan;
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
    }

    /// Gives an index made on this twin the size a real one would have, so that it costs what a real one costs.
    ///
    /// @param index the index's name, schema-qualified when it is not in the search path
    /// @return the estimated size in bytes
    long settleIndex(String index);

    /// Makes the planner believe that tables, made on this twin and empty, are as told. Where there are rows, they tell it.
    default void settleTables(List<MadeTable> tables) {}

    /// Makes indexes with the sizes that real ones would have, and hides them from the planner.
    ///
    /// @param statements one `CREATE INDEX` each; `CONCURRENTLY` is overread, a name may be left out
    /// @return one outcome for each statement, in their order: one that fails does not keep the others from being made
    List<TrialIndex> tryIndexes(List<String> statements);

    /// Decides what the planner of every connection sees from now on.
    ///
    /// @param tried of the indexes made by [#tryIndexes], only these, by [TrialIndex.Made#name]
    /// @param hidden of all other indexes, all but these (qualified as in `public.orders_pkey`): a DROP simulated. The
    ///     constraint behind an index stays, but the planner no longer proves anything by it
    /// @throws dev.dbguild.Problem when there is no index of such a name
    void show(Set<String> tried, Set<String> hidden);
}
