package dev.dbguild.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Problem;
import dev.dbguild.finding.Change;
import dev.dbguild.finding.Change.Lines;
import dev.dbguild.review.ReviewRequest.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BeforeTest {
    @TempDir Path top;

    private void write(String name, String text) throws IOException {
        Path file = top.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void git(String... words) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "git",
                                "-C",
                                top.toString(),
                                "-c",
                                "user.name=a",
                                "-c",
                                "user.email=a@b"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(told).isZero();
    }

    private List<String> names(List<Input> inputs) {
        return inputs.stream()
                .map(input -> top.resolve("db").relativize(Path.of(input.name())).toString())
                .toList();
    }

    private void commitThreeFiles() throws Exception {
        git("init", "-q", "-b", "main");
        write("db/V1__a.sql", "select 1;");
        write("db/V2__b.sql", "select 2;");
        write("db/V3__c ü.sql", "select 3;");
        git("add", "-A");
        git("commit", "-qm", "start");
    }

    @Test
    void the_lines_that_a_pull_request_shows_are_told_by_places_in_the_repository()
            throws Exception {
        commitThreeFiles();
        git("checkout", "-qb", "work");
        write("db/V3__c ü.sql", "select 3;\nselect 4;\n");
        write("db/V4__d.sql", "select 5;\n");
        git("add", "-A");
        git("commit", "-qm", "work");
        write("db/V5__e.sql", "select 6;\n");

        Change change = ShownLines.since(List.of(top.resolve("db")), "main");

        assertThat(change.shown())
                .containsOnlyKeys("db/V3__c ü.sql", "db/V4__d.sql", "db/V5__e.sql");
        assertThat(change.shown().get("db/V3__c ü.sql")).containsExactly(new Lines(1, 2));
    }

    @Test
    void a_host_knows_files_by_their_places_in_the_repository() throws Exception {
        commitThreeFiles();
        List<Path> paths = List.of(top.resolve("db"));

        Before change = Repository.named(Before.of(paths, null, null), paths.getFirst());

        assertThat(change.files())
                .extracting(Input::name)
                .containsExactly("db/V1__a.sql", "db/V2__b.sql", "db/V3__c ü.sql");
    }

    @Test
    void without_a_repository_files_keep_their_names() throws IOException {
        write("db/V1__a.sql", "select 1;");
        List<Path> paths = List.of(top.resolve("db"));

        Before change = Repository.named(Before.of(paths, null, null), paths.getFirst());

        assertThat(change.files())
                .extracting(Input::name)
                .containsExactly(top.resolve("db/V1__a.sql").toString());
    }

    @Test
    void what_git_had_is_history_and_what_came_since_is_the_change() throws Exception {
        commitThreeFiles();
        git("checkout", "-qb", "work");
        write("db/V4__d.sql", "select 4;");
        git("add", "-A");
        git("commit", "-qm", "work");
        write("db/V5__e.sql", "select 5;");
        write("db/V2__b.sql", "select 22;");
        Files.delete(top.resolve("db/V1__a.sql"));

        Before before = Before.of(List.of(top.resolve("db")), "main", null);

        assertThat(names(before.files())).containsExactly("V2__b.sql", "V4__d.sql", "V5__e.sql");
        assertThat(names(before.history()))
                .containsExactlyInAnyOrder("V1__a.sql", "V2__b.sql", "V3__c ü.sql");
        assertThat(before.history())
                .filteredOn(input -> input.name().endsWith("V2__b.sql"))
                .extracting(Input::text)
                .containsExactly("select 2;");
    }

    @Test
    void what_the_base_got_later_is_no_part_of_it() throws Exception {
        commitThreeFiles();
        git("checkout", "-qb", "work");
        write("db/V4__d.sql", "select 4;");
        git("add", "-A");
        git("commit", "-qm", "work");
        git("checkout", "-q", "main");
        write("db/V5__later.sql", "select 5;");
        git("add", "-A");
        git("commit", "-qm", "later");
        git("checkout", "-q", "work");

        Before before = Before.of(List.of(top.resolve("db")), "main", null);

        assertThat(names(before.files())).containsExactly("V4__d.sql");
        assertThat(before.history()).hasSize(3);
    }

    @Test
    void a_revision_that_git_does_not_know_is_told_with_the_cure() throws Exception {
        commitThreeFiles();

        assertThatThrownBy(() -> Before.of(List.of(top.resolve("db")), "origin/main", null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.what()).contains("'origin/main'");
                            assertThat(problem.cure()).contains("fetch");
                        });
    }

    @Test
    void a_folder_without_a_repository_is_told() throws Exception {
        write("db/V1__a.sql", "select 1;");

        assertThatThrownBy(() -> Before.of(List.of(top.resolve("db")), "main", null))
                .hasMessageContaining("not in a git repository");
    }

    @Test
    void a_baseline_holds_what_ran_before_also_where_it_is_part_of_the_folder() throws Exception {
        write("db/old/V1__a.sql", "select 1;");
        write("db/V2__b.sql", "select 2;");

        Before before = Before.of(List.of(top.resolve("db")), null, top.resolve("db/old"));

        assertThat(names(before.history())).containsExactly("old/V1__a.sql");
        assertThat(names(before.files())).containsExactly("V2__b.sql");
    }

    @Test
    void a_baseline_of_another_checkout_is_compared_by_relative_name() throws Exception {
        write("was/V1__a.sql", "select 1;");
        write("was/V2__b.sql", "select 2;");
        write("db/V1__a.sql", "select 1;");
        write("db/V2__b.sql", "select 22;");
        write("db/V3__c.sql", "select 3;");

        Before before = Before.of(List.of(top.resolve("db")), null, top.resolve("was"));

        assertThat(names(before.files())).containsExactly("V2__b.sql", "V3__c.sql");
        assertThat(before.history()).hasSize(2);
        assertThat(before.history().get(1).name()).isEqualTo(before.files().getFirst().name());
    }

    @Test
    void the_mark_for_what_is_no_text_may_stand_in_a_text() throws IOException {
        write("db/a.sql", "select '\uFFFD';");

        assertThat(Desk.read(top.resolve("db/a.sql"))).isEqualTo("select '\uFFFD';");
    }

    @Test
    void a_file_that_is_not_in_utf_8_is_refused() throws IOException {
        Path file = Files.write(top.resolve("a.sql"), new byte[] {'-', '-', (byte) 0xE9});

        assertThatThrownBy(() -> Desk.read(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is not UTF-8");
    }

    @Test
    void a_file_beyond_ten_megabytes_is_refused_and_one_of_ten_is_not() throws IOException {
        Path file = Files.write(top.resolve("a.sql"), new byte[10_000_000]);
        int read = Desk.read(file).length();
        Files.write(file, new byte[10_000_001]);

        assertThat(read).isEqualTo(10_000_000);
        assertThatThrownBy(() -> Desk.read(file)).hasMessageContaining("larger than 10 MB");
    }
}
