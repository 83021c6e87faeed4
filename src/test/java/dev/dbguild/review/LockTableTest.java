package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Golden;
import dev.dbguild.review.LockCases.Case;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What the lab measures of every statement of `locks/cases.sql`, and what is predicted of it without a lab.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LockTableTest {
    private static final List<Integer> MAJORS = List.of(14, 15, 16, 17, 18);

    private Map<Case, Map<Integer, LockCell>> measured;

    @BeforeAll
    void measure() {
        measured = LockTable.measured(LockCases.all(), MAJORS);
    }

    @Test
    void predictions_agree_with_every_measured_cell() {
        List<String> wrong = new ArrayList<>();
        measured.forEach((each, cells) ->
                cells.forEach((major, seen) -> {
                    LockCell told = predicted(each, major);
                    if (seen.refused() == null && !told.equals(seen)) {
                        wrong.add(
                                "%s%n  on %d: %s%n  told:  %s"
                                        .formatted(each.text(), major, seen, told));
                    }
                }));
        long cells = measured.values().stream().mapToLong(Map::size).sum();
        System.out.printf(
                "locks: %d cases on majors %s, %d executions, %d disagreements%n",
                measured.size(), MAJORS, cells, wrong.size());
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_page_shows_what_was_measured() {
        Golden.holds(Path.of("src/docs/locks.md"), LockPage.of(measured));
    }

    private static LockCell predicted(Case each, int major) {
        Course course =
                Course.of(
                        List.of(read("a.sql", each.given().text())),
                        List.of(read("b.sql", each.text())),
                        Map.of(),
                        null);
        Examination examination =
                new Examination(ReviewSettings.DEFAULT.forServer(major), Dialect.POSTGRESQL);
        return LockCell.of(examination.of(course, null).getFirst().up().getLast().effect());
    }

    private static Script read(String name, String text) {
        return ScriptReader.read(name, text, Dialect.POSTGRESQL);
    }
}
