package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OtherMajorsTest {
    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void a_shadow_runs_on_the_major_that_was_asked_for(int major) throws Exception {
        try (Shadow shadow = SharedCluster.lab().shadow(major);
                Connection connection = shadow.connect()) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(major);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 13, 19})
    void a_major_that_the_lab_has_not_is_refused_with_those_that_it_has(int major) {
        assertThatThrownBy(() -> SharedCluster.lab().shadow(major))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("cannot run PostgreSQL " + major)
                .extracting(problem -> ((Problem) problem).cure())
                .isEqualTo("name a major version from 14 to 18");
    }

    @Test
    void programs_in_the_local_repository_are_not_fetched_again(@TempDir Path repository)
            throws Exception {
        Path jar =
                repository.resolve(
                        "io/zonky/test/postgres/%1$s/15.17.0/%1$s-15.17.0.jar"
                                .formatted(Platform.here().artifact()));
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "");
        List<String> progress = new ArrayList<>();
        Path found =
                new Maven(repository, Path.of("nowhere"))
                        .artifact(Release.of(15), repository, progress::add);
        assertThat(found).isEqualTo(jar);
        assertThat(progress).isEmpty();
    }

    @Test
    void programs_that_cannot_be_had_are_a_problem_that_names_what_to_do(@TempDir Path empty) {
        List<String> progress = new ArrayList<>();
        assertThatThrownBy(() ->
                        new Maven(empty, empty).artifact(Release.of(15), empty, progress::add))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("15.17.0' cannot be fetched")
                .extracting(problem -> ((Problem) problem).cure())
                .asString()
                .contains("./mvnw dependency:get", "or review on PostgreSQL 18");
        assertThat(progress).containsExactly("fetching PostgreSQL 15 (once, about 15 MB)");
    }
}
