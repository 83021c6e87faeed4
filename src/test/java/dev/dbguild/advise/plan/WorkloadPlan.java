package dev.dbguild.advise.plan;

import dev.dbguild.engine.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One query of a workload, to be planned or run in a session with some settings.
///
/// @param name `tpch q05`
/// @param variant what is special about database and session: `indexed, work_mem 64kB`
/// @param settings statements that make the session so
record WorkloadPlan(
        String name,
        String variant,
        Target target,
        String sql,
        List<String> settings,
        boolean run) {

    private static final Path DEMO = Path.of("src/main/resources/demo/workload.sql");

    /// Without an index on the column they look up, these two sub-queries run for minutes.
    private static final Set<Integer> ENDLESS = Set.of(17, 20);

    static Stream<WorkloadPlan> tpch(
            List<String> queries, Target target, String variant, String... settings) {
        return IntStream.range(0, queries.size())
                .boxed()
                .flatMap(i ->
                        new WorkloadPlan(
                                        "tpch q%02d".formatted(i + 1),
                                        variant,
                                        target,
                                        queries.get(i),
                                        List.of(settings),
                                        false)
                                .both())
                .filter(plan -> !plan.run || !variant.startsWith("bare") || !endless(plan.name));
    }

    private static boolean endless(String name) {
        return ENDLESS.contains(Integer.valueOf(name.substring(name.length() - 2)));
    }

    static Stream<WorkloadPlan> demo(Target target, String variant, String... settings) {
        List<String> queries = demoQueries();
        return IntStream.range(0, queries.size())
                .boxed()
                .flatMap(i ->
                        new WorkloadPlan(
                                        "demo q%02d".formatted(i + 1),
                                        variant,
                                        target,
                                        queries.get(i),
                                        List.of(settings),
                                        false)
                                .both());
    }

    /// Planned, and run.
    private Stream<WorkloadPlan> both() {
        return Stream.of(this, new WorkloadPlan(name, variant, target, sql, settings, true));
    }

    private static List<String> demoQueries() {
        try {
            return Arrays.stream(
                            Files.readString(DEMO).replaceAll("(?m)^--.*$", "").split(";\\s*\\n"))
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .map(sql -> sql.replace(":n", "17"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name + ", " + variant + (run ? ", run" : ", planned");
    }
}
