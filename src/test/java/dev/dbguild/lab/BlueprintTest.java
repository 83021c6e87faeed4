package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Target;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BlueprintTest {
    private static final String QUERY = "select * from people where name = 'secret-7' and age > 30";

    private final Lab lab = SharedCluster.anotherLab();
    private Target target;

    @TempDir private Path directory;

    @BeforeAll
    void make() {
        target =
                SharedCluster.freshTarget(
                        "create table people (id int primary key, name text, age int, tags text[])",
                        "insert into people select g, 'secret-' || g % 500, g % 90, array['secret-tag-' || g % 9] from generate_series(1, 20000) g",
                        "create index on people (name)",
                        "create statistics joint_one (mcv, ndistinct, dependencies) on name, age from people",
                        "vacuum analyze people");
    }

    @Test
    void a_twin_needs_no_target_when_its_blueprint_lies_in_a_file() throws Exception {
        Path file = directory.resolve("people.twin");
        lab.blueprintOf(target).write(file);
        Blueprint read = Blueprint.read(file);

        assertThat(Files.size(file)).isLessThan(200_000);
        try (Twin twin = lab.twinOf(read);
                Connection guess = twin.connect();
                Connection source = SharedCluster.connect(target)) {
            assertThat(twin.differences()).isEmpty();
            assertThat(Fidelity.of(source, guess, List.of(QUERY)).worst()).isZero();
        }
    }

    @Test
    void a_file_without_values_holds_none_and_its_twin_says_so() throws Exception {
        Path file = directory.resolve("people.twin");
        lab.blueprintOf(target).withoutValues().write(file);

        assertThat(text(file))
                .contains("n_distinct", "null_frac", "correlation")
                .doesNotContain("secret-");
        try (Twin twin = lab.twinOf(Blueprint.read(file))) {
            assertThat(twin.differences())
                    .containsExactly(
                            "common values and histograms of 4 columns are left out: conditions on constants and joins are estimated without them");
        }
    }

    @Test
    void nobody_else_may_read_the_file() throws Exception {
        Path file = directory.resolve("people.twin");
        lab.blueprintOf(target).write(file);
        assertThat(
                        java.nio.file.attribute.PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[1, 2",
                "{\"format\":\"dbguild/blueprint/9\"}",
                "{\"format\":\"dbguild/blueprint/1\"}",
                "{\"format\":\"dbguild/blueprint/1\",\"blueprint\":{\"major\":18}}",
                "{\"format\":\"dbguild/blueprint/1\",\"other\":1}",
                "null"
            })
    void a_damaged_file_is_refused_with_its_name(String content) throws Exception {
        Path file = directory.resolve("broken.twin");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        refused(file);
    }

    @Test
    void a_file_that_was_cut_short_is_refused() throws Exception {
        Path file = directory.resolve("people.twin");
        lab.blueprintOf(target).write(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        refused(file);
    }

    @Test
    void a_file_that_is_not_packed_is_refused() throws Exception {
        refused(Files.writeString(directory.resolve("plain.twin"), "{}"));
    }

    private static void refused(Path file) {
        assertThatThrownBy(() -> Blueprint.read(file))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.UNREADABLE_FILE))
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_hostile_file_gets_no_more_rights_than_a_twins_owner() {
        Blueprint honest = lab.blueprintOf(target);
        Map<String, String> settings = new TreeMap<>(honest.settings());
        settings.put("search_path", "public; create role intruder superuser");
        settings.put("session_preload_libraries", "evil");
        Blueprint hostile =
                new Blueprint(
                        honest.major(),
                        honest.locale(),
                        List.of("dblink"),
                        List.of("create role intruder superuser", "create table t (a int)"),
                        settings,
                        List.of(),
                        List.of(),
                        List.of(),
                        true,
                        List.of());
        try (Twin twin = lab.twinOf(hostile)) {
            assertThat(twin.differences())
                    .contains(
                            "setting 'search_path' is not known to the lab",
                            "setting 'session_preload_libraries' is not known to the lab",
                            "extension 'dblink' reaches out of a database and is left out");
            assertThat(
                            Jdbc.number(
                                    twin.connect(),
                                    "select count(*) from pg_roles where rolsuper and rolname = 'intruder'"))
                    .isZero();
        }
    }

    @Test
    void a_blueprint_is_read_once_as_long_as_nothing_changes() {
        assertThat(lab.blueprintOf(target)).isSameAs(lab.blueprintOf(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index on people (age)",
                "alter table people alter tags set not null",
                "alter table people add check (age >= 0)",
                "create view old as select * from people where age > 80"
            })
    void a_blueprint_is_read_anew_after(String change) throws Exception {
        Blueprint before = lab.blueprintOf(target);
        try (Connection source = SharedCluster.connect(target)) {
            Jdbc.run(source, change);
        }
        assertThat(lab.blueprintOf(target)).isNotSameAs(before);
    }

    @Test
    void a_blueprint_is_read_anew_when_asked_to() {
        Blueprint before = lab.blueprintOf(target);
        lab.refresh(target);
        assertThat(lab.blueprintOf(target)).isNotSameAs(before).isEqualTo(before);
    }

    private static String text(Path file) throws Exception {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            in.transferTo(all);
            return all.toString(StandardCharsets.UTF_8);
        }
    }
}
