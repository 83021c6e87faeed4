package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Found;
import dev.dbguild.review.history.Migration;
import dev.dbguild.review.history.Part;
import dev.dbguild.review.mysql.MySqlTables;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Statements that a rule says it is not about are kept from it: nothing may be lost by that.
final class AboutTest {
    /// Rules that mean only what they are about, and ask for nothing else that would tell it apart.
    private static final Set<String> MEAN_IT =
            Set.of("unqualified-name", "use-enum-value-in-its-transaction");

    @Test
    void a_rule_has_nothing_against_statements_that_it_is_not_about() {
        List<String> kept = new ArrayList<>();
        for (Rule rule : Found.every(Rule.class)) {
            Stream.concat(rule.card().bad().stream(), rule.card().good().stream())
                    .forEach(text -> ask(Example.of(text).request(Examples.dialect(rule)), kept));
        }
        assertThat(kept).isEmpty();
    }

    /// Shows every statement of a change to the rules that are not about it.
    private static void ask(ReviewRequest request, List<String> kept) {
        Dialect dialect = request.dialect();
        ReviewSettings settings = request.settings();
        Course course =
                Course.of(
                        read(request.history(), dialect),
                        read(request.files(), dialect),
                        Map.of(),
                        settings.runner());
        Catalogue catalogue =
                new Catalogue(
                        null, dialect == Dialect.MYSQL ? new MySqlTables(settings.mySql()) : null);
        course.behind().forEach(part -> part.statements().forEach(catalogue::apply));
        catalogue.beginChange();
        for (Part part :
                course.change().stream().map(Migration::up).filter(Objects::nonNull).toList()) {
            Session session = new Session(part);
            for (Statement statement : part.statements()) {
                Step step = new Step(part.script(), statement, catalogue, session, settings);
                others(step)
                        .filter(rule -> says(rule, step))
                        .forEach(rule -> kept.add(rule.card().id() + ": " + statement.text()));
                session.apply(statement);
                catalogue.apply(statement);
            }
        }
    }

    /// A rule may count on being asked about nothing else: then it finds no table to speak of.
    private static boolean says(ChangeRule rule, Step step) {
        try {
            return !rule.check(step).isEmpty();
        } catch (IllegalStateException noTable) {
            return false;
        }
    }

    private static Stream<ChangeRule> others(Step step) {
        List<Class<?>> types = Docket.types(step.statement());
        return Found.every(Rule.class).stream()
                .filter(ChangeRule.class::isInstance)
                .map(ChangeRule.class::cast)
                .filter(rule -> rule.card().engines().contains(step.script().dialect().id()))
                .filter(rule -> !rule.about().isEmpty() && !MEAN_IT.contains(rule.card().id()))
                .filter(rule -> rule.about().stream().noneMatch(types::contains));
    }

    private static List<Script> read(List<ReviewRequest.Input> files, Dialect dialect) {
        return files.stream()
                .map(file -> ScriptReader.read(file.name(), file.text(), dialect))
                .toList();
    }
}
