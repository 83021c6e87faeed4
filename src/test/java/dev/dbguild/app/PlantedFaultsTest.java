package dev.dbguild.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.agent.Run;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// "health of demo" finds what is planted there, and nothing that is not.
class PlantedFaultsTest {
    @Test
    void health_finds_every_planted_fault_and_no_other() {
        Run run = House.ask("health of demo");

        Map<String, List<String>> found =
                run.findings().stream()
                        .collect(
                                Collectors.groupingBy(
                                        finding -> finding.rule(),
                                        java.util.TreeMap::new,
                                        Collectors.mapping(
                                                finding -> finding.subject(),
                                                Collectors.toList())));
        found.remove("slow-query");

        assertThat(String.join("\n", found.entrySet().stream().map(Object::toString).toList()))
                .isEqualTo("");
    }
}
