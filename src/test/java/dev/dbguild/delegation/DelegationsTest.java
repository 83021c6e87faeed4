package dev.dbguild.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import dev.dbguild.definition.Agent;
import dev.dbguild.definition.Delegation;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.GuildReader;
import dev.dbguild.tool.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DelegationsTest {
    private static final Path RESOURCES = Path.of("src/test/resources/delegations");
    private static final Guild GUILD = GuildReader.read(Path.of("."));
    private static final Handoffs HANDOFFS = new Handoffs();

    /// A question with what was measured, and the handoff it must lead to; `to` is `-` for none.
    private record Scenario(String question, List<String> measured, String to, String message) {
        static Scenario of(String line) {
            String[] parts = line.split(" \\|( |$)", 4);
            return new Scenario(
                    parts[0], List.of(parts[1].split(" ")), parts[2].strip(), parts[3].strip());
        }
    }

    static Stream<Scenario> scenarios() throws IOException {
        return Files.readAllLines(RESOURCES.resolve("scenarios.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Scenario::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_documented_delegation_fires_exactly_when_its_trigger_holds(Scenario scenario)
            throws IOException {
        List<Handoffs.Fired> fired = HANDOFFS.fired(GUILD, "database-engineer", facts(scenario));

        if (scenario.to().equals("-")) {
            assertThat(fired).isEmpty();
        } else {
            assertThat(fired)
                    .extracting(Handoffs.Fired::to, Handoffs.Fired::message)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(scenario.to(), scenario.message()));
        }
    }

    @Test
    void every_delegation_the_engineer_documents_is_bound_word_by_word() {
        Agent engineer = GUILD.agent("database-engineer");

        List<String> bound =
                GUILD.delegations().stream()
                        .filter(delegation -> delegation.from().equals(engineer.id()))
                        .map(delegation -> delegation.trigger() + " → " + delegation.handoff())
                        .sorted()
                        .toList();

        assertThat(bound)
                .isEqualTo(
                        engineer.delegations().stream()
                                .map(d -> d.trigger() + " → " + d.handoff())
                                .sorted()
                                .toList());
        assertThat(engineer.delegations()).allMatch(Agent.DocumentedDelegation::bound);
    }

    @Test
    void every_expression_can_be_read_and_every_target_is_staffed() {
        assertThat(HANDOFFS.diagnostics(GUILD)).isEmpty();
        assertThat(GUILD.diagnostics())
                .filteredOn(one -> one.file().startsWith("delegations/"))
                .isEmpty();
        assertThat(GUILD.delegations())
                .flatExtracting(Delegation::choices)
                .extracting(choice -> GUILD.findAgent(((Delegation.Choice) choice).agent()))
                .allMatch(java.util.Optional::isPresent);
    }

    @Test
    void an_agent_without_documented_delegations_hands_over_to_nobody() throws IOException {
        Facts facts = facts(Scenario.of("document this schema | inspect_schema | - |"));

        assertThat(HANDOFFS.fired(GUILD, "database-expert", facts)).isEmpty();
    }

    private static Facts facts(Scenario scenario) throws IOException {
        JsonNode payloads = Json.parse(Files.readString(RESOURCES.resolve("evidence.json")));
        List<Evidence> evidence =
                scenario.measured().stream().map(one -> evidence(one, payloads)).toList();
        return new Facts(
                scenario.question(),
                "en",
                "demo",
                evidence.stream().map(Evidence::tool).toList(),
                evidence);
    }

    private static Evidence evidence(String tool, JsonNode payloads) {
        List<String> parts = Arrays.asList(tool.split("="));
        return new Evidence(
                "E1",
                parts.getFirst(),
                "demo",
                "measured",
                payloads.path(parts.getLast()),
                List.of(),
                null,
                Instant.EPOCH);
    }
}
