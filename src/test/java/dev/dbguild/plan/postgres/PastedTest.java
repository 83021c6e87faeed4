package dev.dbguild.plan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanReader;
import dev.dbguild.plan.PlanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One plan as people copy it out of terminals, logs, exports and chats: files of `plans/pasted/same` all hold it.
final class PastedTest {
    private static final Path SAME = Path.of("src/test/resources/plans/pasted/same");

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(SAME)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_frame_of_a_paste_does_not_change_its_plan(String file) throws IOException {
        Plan plan = PlanReader.read(Files.readString(SAME.resolve(file)));

        assertThat(plan.nodes())
                .extracting(PlacedNode::path)
                .containsExactly("Limit", "Limit > Sort", "Limit > Sort > Seq Scan on orders o");
        assertThat(plan.nodes().getLast().node().conditions().filter())
                .isEqualTo("((customer_id = 42) AND (note <> 'a \"b\"'::text))");
        assertThat(plan.nodes().getLast().node().number("Rows Removed by Filter")).isEqualTo(99969);
        assertThat(plan.root().list("Sort Key")).isEmpty();
        assertThat(plan.nodes().get(1).node().list("Sort Key")).containsExactly("created_at DESC");
        assertThat(plan.nodes().get(1).node().number("Sort Space Used")).isEqualTo(30);
        assertThat(plan.cost()).isEqualTo(2905.57);
        assertThat(PlanText.of(plan)).contains("actual time=21.116..21.121 rows=20 loops=1");
    }
}
