package dev.dbguild.advise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Proof;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every plan finding is provoked on a real server, on its node; what is nearly the same and right stays unsaid.
class ProvokedFindingsTest {
    private static final Map<String, Target> TARGETS = new HashMap<>();

    static Stream<Provocation> provocations() {
        return parts().filter(part -> !part.silent());
    }

    static Stream<Provocation> nearMisses() {
        return parts().filter(Provocation::silent);
    }

    private static Stream<Provocation> parts() {
        return Provocation.files().flatMap(file -> Provocation.in(file).stream().skip(1));
    }

    @ParameterizedTest
    @MethodSource("provocations")
    void what_is_provoked_is_found_on_its_node(Provocation part) {
        Plan plan = part.plan(target(part));

        List<Finding> findings = findings(part, plan);

        assertThat(findings)
                .as(PlanText.of(plan))
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo(part.rule());
                    assertThat(last(finding)).isIn(part.nodes());
                    assertThat(finding.message()).containsPattern("\\d");
                    boolean open = finding.proof() == Proof.ASSUMED && finding.settledBy() != null;
                    assertThat(finding.proof() == Proof.OBSERVED || open && plan.analyzed())
                            .isEqualTo(plan.analyzed());
                });
    }

    @ParameterizedTest
    @MethodSource("nearMisses")
    void what_is_nearly_the_same_is_left_alone(Provocation part) {
        Plan plan = part.plan(target(part));

        assertThat(findings(part, plan))
                .as(PlanText.of(plan))
                .extracting(Finding::rule)
                .doesNotContain(part.rule());
    }

    private static String last(Finding finding) {
        String path = String.valueOf(finding.location().node());
        return path.substring(path.lastIndexOf(" > ") < 0 ? 0 : path.lastIndexOf(" > ") + 3);
    }

    private static List<Finding> findings(Provocation part, Plan plan) {
        return PlanFindings.of(plan, PlanContext.of(target(part), plan, part.query()));
    }

    private static Target target(Provocation part) {
        return TARGETS.computeIfAbsent(
                part.rule(), rule -> Provocation.in(Provocation.file(rule)).getFirst().target());
    }
}
