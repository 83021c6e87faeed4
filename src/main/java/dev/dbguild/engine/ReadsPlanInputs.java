package dev.dbguild.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a plan was made from and does not tell itself. One short transaction, catalogue and counters only.
public interface ReadsPlanInputs extends Capability {
    /// @param relations names of the tables in the plan, without their schemas
    /// @param functions names of the functions that its conditions call; those that came with the server are left out
    PlanInputs read(Target target, Set<String> relations, Set<String> functions);

    /// @param settings as people write them, `work_mem` → `4MB`
    /// @param busySessions how many sessions usually work at one time; at least 1
    record PlanInputs(
            List<Freshness> tables,
            List<CalledFunction> functions,
            Map<String, String> settings,
            double busySessions) {
        public static final PlanInputs UNKNOWN = new PlanInputs(List.of(), List.of(), Map.of(), 1);

        public PlanInputs {
            tables = List.copyOf(tables);
            functions = List.copyOf(functions);
            settings = Map.copyOf(settings);
        }

        public Optional<Freshness> table(String schema, String name) {
            return tables.stream()
                    .filter(table -> table.schema().equals(schema) && table.table().equals(name))
                    .findFirst();
        }
    }

    /// How old the statistics of a table are.
    ///
    /// @param reported rows that the server counts as inserted, updated or deleted since the last analyze
    /// @param analyzed when it was last analyzed, by hand or by autovacuum; null when never, or when the counters were reset
    /// @param sampled whether the planner has statistics of its columns, whenever they were gathered
    /// @param counted rows at the last analyze or vacuum; -1 when there was none
    /// @param holds rows that its file would hold now, at the density of then; -1 when there was none
    record Freshness(
            String schema,
            String table,
            long liveRows,
            long reported,
            @Nullable Instant analyzed,
            boolean sampled,
            double counted,
            double holds) {

        /// Rows changed since the last analyze.
        ///
        /// A session that loads and analyzes at once has its changes counted after the analyze that saw them. Then
        /// there are more rows than the file can hold, and only what it grew by is new.
        public double changed() {
            boolean late = sampled && holds >= 0 && liveRows > 1.1 * holds;
            return late ? Math.max(0, holds - counted) : reported;
        }
    }

    /// A function that people or an extension made.
    ///
    /// @param signature as `ALTER FUNCTION` takes it
    /// @param parallel `safe`, `restricted` or `unsafe`
    record CalledFunction(
            String schema, String name, String signature, String parallel, String volatility) {}
}
