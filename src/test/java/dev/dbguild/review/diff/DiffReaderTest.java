package dev.dbguild.review.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiffReaderTest {
    @Test
    void a_removed_comment_is_no_head_of_a_file() {
        List<FileDiff> files =
                DiffReader.read(
                        """
                        --- a/m.sql
                        +++ b/m.sql
                        @@ -1,2 +1,2 @@
                        --- a note
                        +++ b
                         select 1;
                        """);

        assertThat(files).hasSize(1);
        assertThat(files.getFirst().hunks().getFirst().lines())
                .extracting(Hunk.Line::text)
                .containsExactly("-- a note", "++ b", "select 1;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/db/x.sql b/db/x.sql | db/x.sql",
                "db/x.sql db/x.sql | db/x.sql",
                "a/my file.sql b/my file.sql | my file.sql",
                "my file.sql my file.sql | my file.sql",
                "\"a/\\303\\266.sql\" \"b/\\303\\266.sql\" | ö.sql",
                "c/x.sql w/x.sql | x.sql",
                "a/a/x.sql b/a/x.sql | a/x.sql",
            })
    void the_name_is_told_by_gits_own_line_where_no_other_tells_it(String names, String path) {
        List<FileDiff> files =
                DiffReader.read("diff --git " + names + "\nold mode 100644\nnew mode 100755\n");

        assertThat(files).extracting(FileDiff::path).containsExactly(path);
        assertThat(files).extracting(FileDiff::oldPath).containsExactly(path);
    }

    @Test
    void what_a_file_was_is_told_from_what_it_is() throws IOException {
        Path scenario = Path.of("src/test/resources/scenarios/modified-two-hunks-with-full-text");
        String now = Files.readString(scenario.resolve("texts/db/all.sql"));
        FileDiff file = DiffReader.read(Files.readString(scenario.resolve("in.diff"))).getFirst();

        String before = Sides.before(file, now);

        assertThat(before.lines()).hasSize(40);
        assertThat(before).contains("select 5;", "select 35;").doesNotContain("drop table");
    }

    @Test
    void texts_that_the_diff_does_not_name_are_history() {
        Proposal proposal =
                Proposal.of(
                        "--- /dev/null\n+++ b/V2.sql\n@@ -0,0 +1 @@\n+select 2;\n",
                        null,
                        new Proposal.Context(
                                List.of(new Input("V1.sql", "select 1;")),
                                List.of(),
                                Dialect.POSTGRESQL,
                                path -> true));

        assertThat(proposal.history()).extracting(Input::name).containsExactly("V1.sql");
        assertThat(proposal.files()).extracting(Input::name).containsExactly("V2.sql");
    }

    @Test
    void a_diff_that_is_too_long_is_refused() {
        assertThatThrownBy(() ->
                        Proposal.of(
                                "x".repeat(Proposal.LONGEST + 1),
                                null,
                                new Proposal.Context(
                                        List.of(), List.of(), Dialect.POSTGRESQL, path -> true)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.TOO_LARGE));
    }

    @Test
    void damaged_diffs_are_refused_and_never_break_the_reader() throws IOException {
        Random random = new Random(7);
        for (Path folder : Files.list(Path.of("src/test/resources/scenarios")).sorted().toList()) {
            String diff = Files.readString(folder.resolve("in.diff"));
            for (int i = 0; i < 40 && !diff.isEmpty(); i++) {
                String damaged = damaged(diff, random);
                assertThatCode(() -> tried(damaged)).as(damaged).doesNotThrowAnyException();
            }
        }
    }

    private static String damaged(String diff, Random random) {
        int at = random.nextInt(diff.length());
        int length = Math.min(diff.length() - at, random.nextInt(20));
        String other =
                List.of("", "\n", "@@ -1 +1 @@\n", "\"", "\\", "-", "+++ ").get(random.nextInt(7));
        return diff.substring(0, at) + other + diff.substring(at + length);
    }

    private static void tried(String diff) {
        try {
            Proposal.of(
                    diff,
                    null,
                    new Proposal.Context(List.of(), List.of(), Dialect.POSTGRESQL, path -> true));
        } catch (Problem refused) {
            assertThat(refused.code()).isEqualTo(Code.BAD_ARGUMENT);
        }
    }
}
