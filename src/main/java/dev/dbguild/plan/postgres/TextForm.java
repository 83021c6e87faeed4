package dev.dbguild.plan.postgres;

import dev.dbguild.plan.Paste;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanForm;
import dev.dbguild.plan.PlanReader;
import java.util.List;
import java.util.regex.Pattern;

/// What `EXPLAIN` answers when it is asked for no format: a tree of lines.
final class TextForm implements PlanForm {
    private static final Pattern FIGURES =
            Pattern.compile(
                    "\\(cost=[\\d.]+\\.\\.[\\d.]+ rows=|\\(actual (?:time=[\\d.]+ )?rows=[\\d.]+ loops=");
    private static final Pattern CODE =
            Pattern.compile(
                    "\"(?:Node Type|query_block)\"|^\\s*+(?:- )?+Node Type: |<Node-Type>",
                    Pattern.MULTILINE);

    @Override
    public boolean fits(Paste paste) {
        return !CODE.matcher(paste.text()).find()
                && (FIGURES.matcher(paste.text()).find() || isTree(paste.text()));
    }

    /// A plan made with `COSTS OFF` is known by the types of its nodes alone.
    private static boolean isTree(String text) {
        List<Line> lines =
                text.lines()
                        .map(words -> Line.of(1, words))
                        .filter(line -> !line.isBlank())
                        .toList();
        return lines.stream().limit(1_000).anyMatch(line -> !line.hasArrow() && NodeLine.is(line));
    }

    @Override
    public List<Plan> read(Paste paste) {
        return TextPlans.in(Lines.of(paste.text())).stream().map(PlanReader::read).toList();
    }
}
