package dev.dbguild.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Definitions change while we run.
class GuildFolderTest {
    private static final long PATIENCE = Duration.ofSeconds(20).toMillis();

    private @TempDir Path root;
    private Written written = new Written(Path.of("."));
    private @Nullable GuildFolder folder;
    private final BlockingQueue<Guild> swaps = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() {
        written = Written.guildIn(root).agent("a", "first").tool("locks", "read");
        folder = GuildFolder.open(root);
        folder.onChange(swaps::add);
    }

    @AfterEach
    void close() {
        folder().close();
    }

    @Test
    void a_changed_file_is_read_and_the_guild_swapped() throws InterruptedException {
        Guild before = folder().current();

        written.agent("a", "changed");

        Guild after = next();
        assertThat(after.agent("a").description()).isEqualTo("changed");
        assertThat(folder().current()).isSameAs(after);
        assertThat(before.agent("a").description()).isEqualTo("first");
    }

    @Test
    void a_new_file_in_a_new_folder_is_found() throws InterruptedException {
        written.file("agents/team/new.md", "---\nname: new\ndescription: d\n---\nText\n");

        Guild after = next();
        while (after.findAgent("new").isEmpty()) {
            after = next();
        }
        assertThat(after.agents()).hasSize(2);
    }

    @Test
    void a_deleted_file_is_gone() throws IOException {
        Files.delete(root.resolve("agents/a.md"));

        assertThat(folder().reload().agents()).isEmpty();
    }

    @Test
    void a_broken_file_keeps_its_last_good_version_and_says_so() {
        Guild before = folder().current();
        written.file("tools/locks.yaml", "name: [");

        Guild after = folder().reload();

        assertThat(after.findTool("locks")).isEqualTo(before.findTool("locks"));
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.diagnostics())
                .filteredOn(note -> note.severity() == Severity.ERROR)
                .extracting(Diagnostic::message)
                .hasSize(2)
                .contains("the file is broken; its last good version is still in use");
    }

    @Test
    void a_mended_file_is_used_again() {
        written.file("tools/locks.yaml", "name: [");
        folder().reload();

        written.tool("locks", "simulate");

        Guild after = folder().reload();
        assertThat(after.tools().getFirst().risk()).isEqualTo("simulate");
        assertThat(after.diagnostics()).isEmpty();
    }

    @Test
    void an_agent_that_was_emptied_keeps_its_last_good_version() {
        written.file("agents/a.md", "");

        assertThat(folder().reload().agent("a").description()).isEqualTo("first");
    }

    @Test
    void nothing_is_swapped_when_nothing_changed() {
        Guild before = folder().current();

        assertThat(folder().reload()).isSameAs(before);
        assertThat(swaps).isEmpty();
    }

    @Test
    void a_folder_that_vanishes_leaves_the_guild_as_it_was()
            throws IOException, InterruptedException {
        Guild before = folder().current();
        Files.delete(root.resolve("tools/locks.yaml"));
        Files.delete(root.resolve("tools"));

        assertThat(swaps.poll(300, TimeUnit.MILLISECONDS)).isNull();

        assertThat(folder().current()).isSameAs(before);
    }

    private GuildFolder folder() {
        return Objects.requireNonNull(folder);
    }

    private Guild next() throws InterruptedException {
        Guild guild = swaps.poll(PATIENCE, TimeUnit.MILLISECONDS);
        assertThat(guild).as("a swap within %d ms", PATIENCE).isNotNull();
        return Objects.requireNonNull(guild);
    }
}
