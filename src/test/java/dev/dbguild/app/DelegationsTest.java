package dev.dbguild.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.agent.Event;
import dev.dbguild.agent.Run;
import dev.dbguild.agent.RunEvent;
import dev.dbguild.delegation.Handoff;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The five documented delegations of `database-engineer`, each fired by facts of the demo database, and each with a
/// question beside it that must not fire it.
class DelegationsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "performance-optimizer | what are the slowest queries? our orders endpoint waits for seconds",
                "typescript-engineer | write the Prisma models for the tables of this database",
                "python-engineer | integrate this database with our Django application, models for its tables",
                "tech-lead-orchestrator | is this migration safe and how do we roll back? ALTER TABLE orders ALTER COLUMN total TYPE numeric(14, 4)",
                "code-reviewer | review the security of this database: permissions and personal data",
                "documentation-specialist | document this database",
            })
    void a_delegate_is_consulted_with_the_documented_message(String delegate, String question) {
        Run run = ask(question);

        assertThat(run.handoffs()).extracting(Handoff::to).contains(delegate);
        assertThat(handoff(run, delegate).status()).isEqualTo(Handoff.Status.ANSWERED);
        assertThat(handoff(run, delegate).message()).doesNotContain("{", "}", "unknown");
        assertThat(run.answer()).contains(delegate);
        assertThat(delegated(run)).contains(delegate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "performance-optimizer | how large are the tables behind our orders endpoint?",
                "typescript-engineer | what is in this schema?",
                "tech-lead-orchestrator | is this migration safe? ALTER TABLE orders ALTER COLUMN total TYPE numeric(14, 4)",
                "tech-lead-orchestrator | is this migration safe and how do we roll back? CREATE TABLE notes (id bigint primary key)",
                "code-reviewer | how healthy is this database?",
                "documentation-specialist | which tables are the largest?",
            })
    void a_near_miss_consults_nobody(String delegate, String question) {
        Run run = ask(question);

        assertThat(run.handoffs()).extracting(Handoff::to).doesNotContain(delegate);
    }

    private static Run ask(String question) {
        return House.builtin()
                .runs()
                .start(
                        new dev.dbguild.agent.RunRequest(
                                question, "database-engineer", "demo", List.of(), null, null))
                .await();
    }

    private static Handoff handoff(Run run, String delegate) {
        return run.handoffs().stream()
                .filter(handoff -> handoff.to().equals(delegate))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> delegated(Run run) {
        return House.builtin().events(run.id()).stream()
                .map(RunEvent::event)
                .filter(Event.Delegated.class::isInstance)
                .map(event -> ((Event.Delegated) event).handoff().to())
                .toList();
    }
}
