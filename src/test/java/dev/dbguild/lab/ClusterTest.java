package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ClusterTest {
    @TempDir Path directory;

    @Test
    void it_starts_with_what_the_tools_need() throws SQLException {
        try (Connection connection = SharedCluster.get().connect(Cluster.STATE)) {
            Jdbc.run(connection, "create extension if not exists pg_stat_statements");
            assertThat(Jdbc.texts(connection, "show server_version").getFirst()).startsWith("18");
            assertThat(Jdbc.texts(connection, "show fsync")).containsExactly("on");
            assertThat(Jdbc.texts(connection, "show track_io_timing")).containsExactly("on");
            assertThat(Jdbc.texts(connection, "show listen_addresses"))
                    .containsExactly("127.0.0.1");
            assertThat(Jdbc.number(connection, "select count(*) from pg_stat_statements"))
                    .isNotNegative();
        }
    }

    @Test
    void nobody_gets_in_without_the_password() {
        Cluster cluster = SharedCluster.get();
        assertThatThrownBy(() ->
                        DriverManager.getConnection(
                                cluster.url(Cluster.STATE), cluster.user(), "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void rows_survive_a_restart_which_takes_less_than_two_seconds() throws SQLException {
        try (Cluster cluster = start();
                Connection connection = cluster.connect(Cluster.STATE)) {
            Jdbc.run(connection, "create table kept (n int)", "insert into kept values (42)");
        }
        long before = System.nanoTime();
        try (Cluster cluster = start();
                Connection connection = cluster.connect(Cluster.STATE)) {
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(2));
            assertThat(Jdbc.number(connection, "select n from kept")).isEqualTo(42);
        }
    }

    @Test
    void the_password_file_is_only_for_its_owner() throws Exception {
        try (Cluster cluster = start()) {
            Path secrets = directory.resolve("postgres/secrets.properties");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(secrets)).contains(cluster.password());
        }
    }

    @Test
    void a_second_server_on_the_directory_is_refused() {
        try (Cluster first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> {
                                assertThat(problem.code()).isEqualTo(Code.DATA_DIRECTORY_IN_USE);
                                assertThat(problem.what()).contains(directory.toString());
                                assertThat(problem.what()).contains("" + first.port());
                                assertThat(problem.cure()).contains("--data");
                            });
            assertThatThrownBy(this::start).isInstanceOf(Problem.class);
        }
    }

    @Test
    void another_process_is_refused_and_may_attach() throws Exception {
        try (Cluster cluster = start()) {
            Process second = child(directory, "open");
            assertThat(lines(second)).contains("owner=false", "port=" + cluster.port(), "one=1");
            assertThat(second.waitFor()).isZero();
        }
    }

    @Test
    void nothing_to_attach_to_is_not_an_error() {
        assertThat(Cluster.attach(directory)).isEmpty();
    }

    @Test
    void a_server_left_by_a_killed_process_is_ended_and_its_rows_are_there() throws Exception {
        Process child = child(directory, "hold");
        int orphansPort = portOf(child);
        child.destroyForcibly().waitFor();
        try (Cluster cluster = start();
                Connection connection = cluster.connect(Cluster.STATE)) {
            assertThat(cluster.isOwner()).isTrue();
            assertThat(cluster.port()).isNotEqualTo(orphansPort);
            assertThat(Jdbc.number(connection, "select n from held")).isEqualTo(7);
        }
    }

    @Test
    void a_killed_server_and_its_stale_pid_file_do_not_prevent_a_start() throws Exception {
        Process child = child(directory, "hold");
        portOf(child);
        long postmaster = postmaster().pid();
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        child.destroyForcibly().waitFor();
        assertThat(directory.resolve("postgres/data/postmaster.pid")).exists();
        try (Cluster cluster = start();
                Connection connection = cluster.connect(Cluster.STATE)) {
            assertThat(Jdbc.number(connection, "select n from held")).isEqualTo(7);
        }
    }

    @Test
    void a_pid_file_whose_number_belongs_to_another_program_is_set_aside() throws Exception {
        start().close();
        Files.writeString(
                directory.resolve("postgres/data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n/elsewhere\n1\n5432\n\n127.0.0.1\n\nready\n");
        try (Cluster cluster = start();
                Connection connection = cluster.connect(Cluster.STATE)) {
            assertThat(Jdbc.number(connection, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void a_cluster_that_was_never_finished_is_made_anew() throws Exception {
        Files.createDirectories(directory.resolve("postgres/data.new/base"));
        Files.writeString(directory.resolve("postgres/data.new/PG_VERSION"), "18");
        try (Cluster cluster = start()) {
            assertThat(cluster.isOwner()).isTrue();
            assertThat(directory.resolve("postgres/data.new")).doesNotExist();
        }
    }

    @Test
    void a_directory_of_another_major_is_refused_with_its_version() throws Exception {
        Files.createDirectories(directory.resolve("postgres/data"));
        Files.writeString(directory.resolve("postgres/data/PG_VERSION"), "17\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(Problem.class)
                .hasMessageContaining("made by PostgreSQL 17");
    }

    @ParameterizedTest
    @EnumSource(
            value = RunAs.class,
            names = {"NOBODY", "NOBODY_BY_SU"})
    @EnabledIfSystemProperty(named = "user.name", matches = "root")
    void root_can_run_it_as_nobody_too(RunAs nobody) throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        try (Cluster cluster = Cluster.start(directory, progress -> {}, nobody);
                Connection connection = cluster.connect(Cluster.STATE)) {
            assertThat(Jdbc.number(connection, "select 1")).isEqualTo(1);
            assertThat(Files.getOwner(directory.resolve("postgres/data")).getName())
                    .isEqualTo("nobody");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root")
    void a_directory_that_nobody_cannot_reach_is_told() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> Cluster.start(directory, progress -> {}, RunAs.NOBODY))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("cannot reach");
    }

    @Test
    void it_stops_with_its_process() throws Exception {
        Process child = child(directory, "open");
        assertThat(lines(child)).contains("owner=true");
        assertThat(child.waitFor()).isZero();
        assertThat(directory.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void progress_tells_what_takes_long_only_the_first_time() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        Cluster.start(directory, first::add).close();
        Cluster.start(directory, second::add).close();
        assertThat(first).contains("making the embedded PostgreSQL 18 (once)");
        assertThat(second).isEmpty();
    }

    private Cluster start() {
        return Cluster.start(directory, progress -> {});
    }

    private PostmasterFile postmaster() {
        return PostmasterFile.read(directory.resolve("postgres/data/postmaster.pid")).orElseThrow();
    }

    private static Process child(Path directory, String what) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClusterChild.class.getName(),
                        directory.toString(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> lines(Process child) throws Exception {
        return List.of(new String(child.getInputStream().readAllBytes()).split("\n"));
    }

    private static int portOf(Process child) throws Exception {
        var reader = child.inputReader();
        String line = reader.readLine();
        while (line != null && !line.startsWith("port=")) {
            line = reader.readLine();
        }
        return Integer.parseInt(line.substring("port=".length()));
    }
}
