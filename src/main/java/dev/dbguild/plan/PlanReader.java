package dev.dbguild.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Code;
import dev.dbguild.Found;
import dev.dbguild.Problem;
import dev.dbguild.sql.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what PostgreSQL answers to `EXPLAIN (FORMAT JSON)`, with or without `ANALYZE`, of any major.
///
/// Unknown properties are kept as details. Anything that is no plan is refused with [Code#BAD_ARGUMENT].
public final class PlanReader {
    private static final Set<String> READ_OF_STATEMENT =
            Set.of("Plan", "Planning Time", "Execution Time", "Total Runtime");

    /// More nodes than this are refused.
    public static final int MOST_NODES = 20_000;

    /// A plan nested deeper than this is refused.
    public static final int DEEPEST = 300;

    private PlanReader() {}

    /// The only or first plan of a paste; see [#all].
    public static Plan read(String pasted) {
        return all(pasted).getFirst();
    }

    /// Every plan of what somebody pasted, in whatever form a server prints plans and whatever a terminal or log put
    /// around it.
    ///
    /// @throws Problem [Code#BAD_ARGUMENT] or [Code#BAD_JSON] with the field `line` when there is no plan in it or a
    ///     broken one; [Code#TOO_LARGE] above [Paste#MOST] characters, [#MOST_NODES] nodes or [#DEEPEST] levels
    public static List<Plan> all(String pasted) {
        Paste paste = new Paste(pasted);
        List<Plan> plans =
                Found.every(PlanForm.class).stream()
                        .filter(form -> form.fits(paste))
                        .findFirst()
                        .orElseThrow(() -> NoPlan.in(paste))
                        .read(paste);
        if (plans.isEmpty()) {
            throw NoPlan.in(paste);
        }
        long nodes = plans.stream().mapToLong(plan -> plan.root().size()).sum();
        if (nodes > MOST_NODES) {
            throw tooManyNodes(nodes);
        }
        return plans;
    }

    /// Whether [#all] would read the text as a plan, be it whole or broken.
    public static boolean isPlan(String pasted) {
        Paste paste = new Paste(pasted);
        return Found.every(PlanForm.class).stream().anyMatch(form -> form.fits(paste));
    }

    private static Problem tooManyNodes(long nodes) {
        return new Problem(
                        Code.TOO_LARGE,
                        "the plan has %,d nodes; at most %,d are read".formatted(nodes, MOST_NODES),
                        "send the part of the plan that matters, or one plan at a time")
                .with("limit", MOST_NODES);
    }

    /// The number of the line that this place of a text is in, from 1.
    static int line(String text, int place) {
        return 1 + (int) text.chars().limit(place).filter(c -> c == '\n').count();
    }

    /// What is told of a plan below level [#DEEPEST].
    public static Problem tooDeep() {
        return new Problem(
                        Code.TOO_LARGE,
                        "the plan is nested deeper than " + DEEPEST + " levels",
                        "send the part of the plan that matters")
                .with("limit", DEEPEST);
    }

    /// Reads the document: the array PostgreSQL sends, its only element, or a bare node; what other servers send, a text
    /// included.
    public static Plan read(JsonNode document) {
        if (document.isTextual() || document.has("query_block")) {
            return read(document.isTextual() ? document.textValue() : document.toString());
        }
        JsonNode statement = document.isArray() ? document.path(0) : document;
        JsonNode root = statement.has("Node Type") ? statement : statement.path("Plan");
        if (!root.has("Node Type")) {
            throw new Problem(
                    Code.BAD_ARGUMENT,
                    "the document is no plan",
                    "send what 'explain (format json) select …' answers");
        }
        return new Plan(
                Dialect.POSTGRESQL,
                new ServerNode(root).node(1),
                time(statement, "Planning Time"),
                time(statement, "Execution Time", "Total Runtime"),
                root == statement ? Map.of() : ServerNode.others(statement, READ_OF_STATEMENT));
    }

    private static @Nullable Double time(JsonNode statement, String... keys) {
        return Stream.of(keys)
                .filter(key -> statement.path(key).isNumber())
                .map(key -> Double.valueOf(statement.path(key).asDouble()))
                .findFirst()
                .orElse(null);
    }
}
