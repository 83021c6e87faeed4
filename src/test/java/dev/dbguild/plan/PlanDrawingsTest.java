package dev.dbguild.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlanDrawingsTest {
    /// The statements of Mermaid's grammar that a drawing is made of; within quotes only what has no meaning there.
    private static final Pattern LINE =
            Pattern.compile(
                    "flowchart TD"
                            + "| {4}(?:n\\d+|rest)\\[\"(?:[\\p{L}\\p{N} .,:()_+=/%…·×*-]|#(?:35|\\d{2,6});|<br/>)*\"](?::::\\w+)?"
                            + "| {4}n\\d+ (?:-->|-\\. \"(?:[\\p{L}\\p{N} .,:()_+=/%…·×*-]|#\\d{2,6};)*\" \\.->) n\\d+"
                            + "| {4}classDef \\w+ [\\w:#,]+");

    @Test
    void a_tree_fits_the_terminal_and_shows_where_the_time_went() {
        String tree = PlanTree.of(Plans.named("cte-and-parameter"));

        assertThat(tree.lines()).allMatch(line -> line.length() <= PlanTree.WIDTH);
        assertThat(tree).contains("CTE recent: Index Scan", "own time", "loops", "execution ");
    }

    @Test
    void a_mermaid_drawing_holds_only_what_its_grammar_knows() {
        String drawing = PlanMermaid.of(Plans.named("cte-and-parameter"));

        assertThat(drawing.lines()).allMatch(line -> LINE.matcher(line).matches());
        assertThat(drawing).contains("flowchart TD", "n1 --> ", "CTE recent");
    }

    @Test
    void a_name_cannot_break_out_of_its_box() {
        Plan plan =
                PlanReader.read(
                        "Seq Scan on \"a\"\"]; click n1 `x` <b>&\\|{}[]\"  (cost=0.00..1.00 rows=1 width=4)");

        String drawing = PlanMermaid.of(plan);

        assertThat(plan.root().relation()).isEqualTo("a\"]; click n1 `x` <b>&\\|{}[]");
        assertThat(drawing.lines()).allMatch(line -> LINE.matcher(line).matches());
    }

    @Test
    void ten_thousand_nodes_are_drawn_in_part_and_the_rest_is_counted() {
        StringBuilder text = new StringBuilder("Append  (cost=0.00..1.00 rows=1 width=4)\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("  ->  Seq Scan on p")
                    .append(i)
                    .append("  (cost=0.00..1.00 rows=1 width=4)\n");
        }
        Plan plan = PlanReader.read(text.toString());

        assertThat(plan.nodes()).hasSize(10_001);
        assertThat(PlanMermaid.of(plan)).contains("9,980 more nodes are not drawn");
        assertThat(PlanTree.of(plan)).contains("10001");
    }
}
