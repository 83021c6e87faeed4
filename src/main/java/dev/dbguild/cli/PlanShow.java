package dev.dbguild.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.advise.plan.JudgedPlan;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanMermaid;
import dev.dbguild.plan.PlanTree;
import dev.dbguild.plan.compare.PlanComparison;
import dev.dbguild.tool.Evidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The forms in which plans and their findings are printed.
enum PlanShow {
    TEXT {
        @Override
        void print(List<JudgedPlan> plans, boolean knowsSchema, Terminal terminal) {
            for (int i = 0; i < plans.size(); i++) {
                if (plans.size() > 1) {
                    terminal.print("plan %d of %d%n".formatted(i + 1, plans.size()));
                }
                terminal.print(text(plans.get(i), knowsSchema));
            }
        }
    },
    JSON {
        @Override
        void print(List<JudgedPlan> plans, boolean knowsSchema, Terminal terminal) {
            terminal.json(new Document(plans.stream().map(JudgedPlan::told).toList()));
        }
    },
    MERMAID {
        @Override
        void print(List<JudgedPlan> plans, boolean knowsSchema, Terminal terminal) {
            plans.forEach(each -> terminal.print(PlanMermaid.of(each.plan())));
        }
    };

    private static final String HINT =
            "tables and indexes are not known: --schema DDL.sql, or --target NAME, tells more";

    /// The document `dbguild/explain/1`.
    record Document(String schema, List<JudgedPlan.Told> plans) {
        Document(List<JudgedPlan.Told> plans) {
            this("dbguild/explain/1", plans);
        }
    }

    /// The document `dbguild/plan-comparison/1`.
    record Compared(String schema, PlanComparison comparison) {}

    abstract void print(List<JudgedPlan> plans, boolean knowsSchema, Terminal terminal);

    /// The drawing that the tool makes for it.
    String drawing() {
        return this == MERMAID ? "mermaid" : "tree";
    }

    private static String text(JudgedPlan judged, boolean knowsSchema) {
        Map<String, Integer> numbers =
                judged.plan().nodes().stream()
                        .collect(Collectors.toMap(PlacedNode::path, PlacedNode::number, Math::min));
        return PlanTree.of(judged.plan())
                + "\n\n"
                + findings(judged.findings(), numbers)
                + (knowsSchema ? "" : "\n" + HINT);
    }

    /// The findings of a plan that a tool made.
    static String findings(Evidence evidence) {
        Map<String, Integer> numbers = new HashMap<>();
        number(evidence.payload().path("plan"), numbers);
        return findings(evidence.findings(), numbers);
    }

    private static void number(JsonNode step, Map<String, Integer> numbers) {
        numbers.putIfAbsent(step.path("path").asText(), step.path("number").asInt());
        step.path("children").forEach(child -> number(child, numbers));
    }

    private static String findings(List<Finding> findings, Map<String, Integer> numbers) {
        return findings.isEmpty()
                ? "nothing wrong was found"
                : findings.stream()
                        .map(finding -> told(finding, numbers))
                        .collect(Collectors.joining("\n"));
    }

    private static String told(Finding finding, Map<String, Integer> numbers) {
        String path = Objects.requireNonNullElse(finding.location().node(), "");
        Integer number = numbers.get(path);
        String label =
                path.substring(path.lastIndexOf(" > ") < 0 ? 0 : path.lastIndexOf(" > ") + 3);
        String place = number == null ? finding.subject() : "#" + number + " " + label;
        String sql = finding.remedy().sql();
        return finding.severity().id()
                + ": "
                + finding.rule()
                + " at "
                + place
                + "\n"
                + Wrapped.of("  ", finding.message(), PlanTree.WIDTH)
                + Wrapped.of("  do: ", finding.remedy().text(), PlanTree.WIDTH)
                + (sql == null ? "" : sql.indent(6));
    }
}
