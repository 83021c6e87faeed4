package dev.dbguild.advise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Proof;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every plan finding against the plans in `plans/<rule>/`: `bad…` must make it speak, `good…` must not.
class PlanFindingsTest {
    private static final Path FOLDER = Path.of("src/test/resources/plans");

    static Stream<String> rules() {
        return PlanFindings.cards().stream().map(PlanCard::id);
    }

    static List<String> bad() throws IOException {
        return plans("bad");
    }

    static List<String> good() throws IOException {
        return plans("good");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_finding_has_plans_that_provoke_it_and_near_misses(String rule) throws IOException {
        boolean provoked = Files.exists(Provocation.file(rule));

        assertThat(provoked || told(bad(), rule)).isTrue();
        assertThat(provoked || told(good(), rule)).isTrue();
    }

    private static boolean told(List<String> plans, String rule) {
        return plans.stream().anyMatch(plan -> plan.startsWith(rule + "/"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_plan_is_told_with_its_place_and_cure(String plan) {
        List<Finding> findings = of(plan, PlanFindings.in(Plans.named(plan), Shop.SCHEMA));

        assertThat(findings)
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.location().node()).isNotBlank();
                    assertThat(finding.message())
                            .isNotBlank()
                            .doesNotContain("null", "NaN", "Infinity");
                    assertThat(finding.remedy().text()).isNotBlank();
                    assertThat(String.valueOf(finding.remedy().sql())).doesNotContain(" on  (");
                });
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_good_plan_is_left_alone(String plan) {
        List<Finding> findings = of(plan, PlanFindings.in(Plans.named(plan), Shop.SCHEMA));

        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void what_was_only_planned_is_not_called_observed(String name) {
        Plan plan = Plans.named(name);

        List<Finding> findings = PlanFindings.in(plan, Shop.SCHEMA);

        assertThat(findings)
                .extracting(Finding::proof)
                .allMatch(proof -> plan.analyzed() || proof != Proof.OBSERVED);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_plan_without_its_schema_is_read_too(String plan) {
        assertThat(PlanFindings.in(Plans.named(plan), null)).isNotNull();
    }

    @Test
    void every_card_is_complete_and_has_its_own_id() {
        assertThat(PlanFindings.cards())
                .hasSizeGreaterThanOrEqualTo(30)
                .extracting(PlanCard::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
        assertThat(PlanFindings.cards())
                .allMatch(card -> !card.threshold().isBlank() && !card.source().isBlank());
    }

    @Test
    void the_remedy_of_a_slow_scan_has_the_users_own_names() {
        List<Finding> findings =
                PlanFindings.in(Plans.named("slow-sequential-scan/bad-analyzed"), Shop.SCHEMA);

        assertThat(findings.getFirst().remedy().sql())
                .isEqualTo(
                        "create index concurrently orders_customer_id_total_idx on orders (customer_id, total);");
    }

    private static List<Finding> of(String plan, List<Finding> findings) {
        String rule = plan.substring(0, plan.indexOf('/'));
        return findings.stream().filter(finding -> finding.rule().equals(rule)).toList();
    }

    private static List<String> plans(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.map(file -> FOLDER.relativize(file).toString())
                    .filter(file -> file.matches("[^/]+/" + kind + ".*\\.json"))
                    .map(file -> file.replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }
}
