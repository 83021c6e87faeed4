package dev.dbguild.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Found;
import dev.dbguild.advise.health.HealthExam;
import dev.dbguild.definition.Delegation;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.GuildReader;
import dev.dbguild.delegation.Asked;
import dev.dbguild.delegation.Router;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.model.playbook.Playbook;
import dev.dbguild.review.Review;
import dev.dbguild.review.ReviewRequest;
import dev.dbguild.review.Reviewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guild grows by one file in one obvious place. Each test drops the file in, and nothing else.
class GrowthTest {
    private static final Path SAMPLES = Path.of("src/test/resources/growth");

    @TempDir private Path home = Path.of("");

    @Test
    void an_agent_is_one_file() throws IOException {
        Guild guild = guildWith("agents/timescale-engineer.md");

        String agent =
                new Router()
                        .route(
                                guild,
                                Asked.of("which chunk interval suits hypertables in TimescaleDB?"))
                        .agent();

        assertThat(agent).isEqualTo("timescale-engineer");
    }

    @Test
    void a_prompt_is_one_file() throws IOException {
        Guild guild = guildWith("prompts/en/count-targets.md");

        assertThat(guild.prompt("count-targets", "en").text()).contains("targets are configured");
    }

    @Test
    void a_tool_card_is_one_file() throws IOException {
        copyDefinitions();
        Path card = home.resolve("tools/list_targets.yaml");
        String words = Files.readString(card);
        Files.delete(card);
        Guild before = GuildReader.read(home);

        Files.writeString(card, words);

        assertThat(before.findTool("list_targets")).isEmpty();
        assertThat(GuildReader.read(home).findTool("list_targets")).isPresent();
    }

    @Test
    void a_delegation_is_one_file() throws IOException {
        Guild guild = guildWith("delegations/database-expert-to-documentation-specialist.yaml");

        assertThat(guild.delegations()).extracting(Delegation::from).contains("database-expert");
    }

    @Test
    void a_playbook_is_one_file() {
        assertThat(Found.every(Playbook.class)).hasAtLeastOneElementOfType(CountTargets.class);
    }

    @Test
    void a_review_rule_is_one_file() {
        Review review =
                new Reviewer(null)
                        .review(
                                ReviewRequest.of(
                                        "V1__rule.sql",
                                        "create rule quiet as on insert to orders do instead nothing;"));

        assertThat(review.findings())
                .extracting(Review.Found::rule)
                .contains("create-rewrite-rule");
    }

    @Test
    void a_health_check_is_one_file() {
        var target =
                SharedCluster.freshTarget("create table orders_backup (id bigint primary key)");

        var report = HealthExam.of(target);

        assertThat(report.findings())
                .extracting(finding -> finding.rule())
                .contains("leftover-table");
    }

    private Guild guildWith(String sample) throws IOException {
        copyDefinitions();
        Files.copy(SAMPLES.resolve(sample), home.resolve(sample));
        return GuildReader.read(home);
    }

    private void copyDefinitions() throws IOException {
        for (String folder : new String[] {"agents", "tools", "delegations", "prompts"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, home.resolve(file.toString()));
                }
            }
        }
    }
}
