package dev.dbguild.review;

import dev.dbguild.Found;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.review.Examined.Charge;
import dev.dbguild.review.history.Migration;
import dev.dbguild.review.history.Part;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lets every rule that holds here look at every statement of a change, in order, with what is known before it.
final class Examination {
    private static final List<Rule> RULES = Found.every(Rule.class);

    private final ReviewSettings settings;
    private final List<Ruled<ChangeRule>> changeRules = new ArrayList<>();
    private final List<Ruled<SchemaRule>> schemaRules = new ArrayList<>();
    private final List<Ruled<HistoryRule>> historyRules = new ArrayList<>();

    /// A rule with its card as the settings have it.
    private record Ruled<R extends Rule>(R rule, RuleCard card) {}

    Examination(ReviewSettings settings, Dialect dialect) {
        this.settings = settings;
        for (Rule rule : RULES) {
            settings.ruled(rule.card(), dialect).ifPresent(card -> take(rule, card));
        }
    }

    /// The card of every rule there is, by id.
    static Map<String, RuleCard> cards() {
        return RULES.stream().map(Rule::card).collect(Collectors.toMap(RuleCard::id, card -> card));
    }

    private void take(Rule rule, RuleCard card) {
        switch (rule) {
            case ChangeRule change -> changeRules.add(new Ruled<>(change, card));
            case SchemaRule schema -> schemaRules.add(new Ruled<>(schema, card));
            case HistoryRule history -> historyRules.add(new Ruled<>(history, card));
        }
    }

    /// @param target the schema before the change, null when none is known
    /// @return for each migration of the change what is known of its statements
    List<Way> of(Course course, @Nullable Schema target) {
        Catalogue catalogue = new Catalogue(target);
        course.behind().forEach(part -> part.statements().forEach(catalogue::apply));
        catalogue.beginChange();
        List<List<Examined>> ups =
                course.change().stream().map(each -> upward(each.up(), catalogue)).toList();
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < ups.size(); i++) {
            Migration migration = course.change().get(i);
            ways.add(new Way(migration, ups.get(i), downward(migration.down(), catalogue)));
        }
        return ways;
    }

    /// A migration of the change with what the rules say of its statements.
    record Way(Migration migration, List<Examined> up, List<Examined> down) {}

    private List<Examined> upward(@Nullable Part part, Catalogue catalogue) {
        List<Examined> all = new ArrayList<>();
        if (part != null) {
            Session session = new Session(part);
            for (Statement statement : part.statements()) {
                all.add(examine(step(part, statement, catalogue, session)));
                session.apply(statement);
                catalogue.apply(statement);
            }
        }
        return all;
    }

    /// No rule looks at the way back: to drop what was made is its purpose.
    private List<Examined> downward(@Nullable Part part, Catalogue catalogue) {
        List<Examined> all = new ArrayList<>();
        if (part != null) {
            Session session = new Session(part);
            for (Statement statement : part.statements()) {
                Step step = step(part, statement, catalogue, session);
                int number = session.transactionNumber();
                all.add(new Examined(step, number, List.of(), Effects.locks(step)));
                session.apply(statement);
            }
        }
        return all;
    }

    private Step step(Part part, Statement statement, Catalogue catalogue, Session session) {
        return new Step(part.script(), statement, catalogue, session, settings);
    }

    private Examined examine(Step step) {
        List<Charge> charges = new ArrayList<>();
        for (Ruled<ChangeRule> ruled : changeRules) {
            ruled.rule()
                    .check(step)
                    .forEach(suspicion -> charges.add(new Charge(ruled.card(), suspicion)));
        }
        return new Examined(step, step.session().transactionNumber(), charges, Effects.locks(step));
    }

    /// What is wrong with the migrations as such, and with their ways back.
    List<Finding> of(Journal journal) {
        return historyRules.stream()
                .flatMap(ruled ->
                        ruled.rule().check(journal).stream()
                                .map(fault -> fault.under(ruled.card())))
                .toList();
    }

    /// What the schema rules have against a table, each with its rule.
    List<Charge> against(Table table, Schema schema) {
        return schemaRules.stream()
                .flatMap(ruled ->
                        ruled.rule().check(table, schema).stream()
                                .map(flaw -> new Charge(ruled.card(), flaw)))
                .toList();
    }
}
