package dev.dbguild.bench;

import dev.dbguild.lab.Rehearsal;
import dev.dbguild.lab.Shadow;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.ReviewRequest;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.review.Reviewer;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The static tier against squawk on one folder, and the replay of a history against plain JDBC on one server.
final class ReviewSpeed implements Bench {
    private static final int FILES = 2_000;
    private static final int HISTORY = 300;
    private static final int RUNS = 5;
    private static final int TURNS = 15;
    private static final long SEED = 20;

    @Override
    public String name() {
        return "review";
    }

    @Override
    public String what() {
        return "static review of %,d files against squawk %s; replay of %,d files against plain JDBC"
                .formatted(FILES, Squawk.VERSION, HISTORY);
    }

    @Override
    public Table run(List<String> arguments) throws Exception {
        Path work = Files.createTempDirectory("dbguild-bench-");
        new MigrationFolder(SEED).write(work.resolve("many"), FILES);
        Table table = new Table("", "ms", "ms per file", "ratio");
        double floor = cold(work, table);
        add(table, "dbguild review, warm", warm(work), FILES, floor);
        replay(table);
        return table;
    }

    /// Both programs turn by turn.
    ///
    /// @return what squawk takes
    private static double cold(Path work, Table table) throws Exception {
        List<String> ours = List.of(launcher(), "review", "--lab", "off", "many");
        Optional<Path> squawk = Squawk.installed(Path.of("target", "bench", "squawk"));
        List<List<String>> programs = new ArrayList<>(List.of(ours));
        if (squawk.isPresent()) {
            programs.add(squawk(squawk.get(), work));
        }
        Timing.bestOf(1, List.of(ours), work.toFile());
        List<Double> times = Timing.bestOf(TURNS, programs, work.toFile());
        double floor = squawk.isPresent() ? times.getLast() : Double.NaN;
        if (squawk.isPresent()) {
            add(table, "squawk, cold", floor, FILES, floor);
        } else {
            table.row("squawk, cold", "no npm", "-", "-");
        }
        add(table, "dbguild review, cold", times.getFirst(), FILES, floor);
        return floor;
    }

    private static String launcher() {
        return Path.of(System.getProperty("dbguild.home", "."), "dbguild")
                .toAbsolutePath()
                .toString();
    }

    private static List<String> squawk(Path program, Path work) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toAbsolutePath().toString()));
        try (Stream<Path> files = Files.list(work.resolve("many"))) {
            files.sorted().map(file -> "many/" + file.getFileName()).forEach(command::add);
        }
        return command;
    }

    private static double warm(Path work) throws Exception {
        Reviewer reviewer = new Reviewer(null);
        ReviewRequest request =
                ReviewRequest.of(inputs(work.resolve("many")), Dialect.POSTGRESQL).lab(LabUse.OFF);
        Timing.best(RUNS, () -> reviewer.review(request));
        return Timing.best(RUNS, () -> reviewer.review(request));
    }

    private static List<Input> inputs(Path folder) throws IOException {
        List<Input> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                inputs.add(new Input(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return inputs;
    }

    private static void replay(Table table) throws Exception {
        List<String> statements =
                new MigrationFolder(SEED)
                        .texts(HISTORY).stream()
                                .map(text -> ScriptReader.read("a.sql", text, Dialect.POSTGRESQL))
                                .map(Script::statements)
                                .flatMap(List::stream)
                                .map(dev.dbguild.sql.Statement::text)
                                .toList();
        jdbc(statements);
        double floor = Timing.best(RUNS, () -> jdbc(statements));
        add(
                table,
                "plain JDBC, %,d statements".formatted(statements.size()),
                floor,
                HISTORY,
                floor);
        replayed(statements);
        double ours = Timing.best(RUNS, () -> replayed(statements));
        add(table, "lab replay, the same", ours, HISTORY, floor);
    }

    private static void jdbc(List<String> statements) throws Exception {
        try (Shadow shadow = SharedCluster.lab().shadow();
                Connection connection = shadow.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void replayed(List<String> statements) {
        try (Shadow shadow = SharedCluster.lab().shadow()) {
            new Rehearsal(shadow).replay(statements);
        }
    }

    private static void add(Table table, String what, double time, int files, double floor) {
        table.row(what, time, time / files, time / floor);
    }
}
