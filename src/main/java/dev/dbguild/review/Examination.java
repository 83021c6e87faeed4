package dev.dbguild.review;

import dev.dbguild.Found;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.review.Examined.Charge;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.Statement;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Lets every rule that holds here look at every statement of a change, in order, with what is known before it.
final class Examination {
    private static final List<Rule> RULES = Found.every(Rule.class);

    private final ReviewSettings settings;
    private final List<Ruled<ChangeRule>> changeRules = new ArrayList<>();
    private final List<Ruled<SchemaRule>> schemaRules = new ArrayList<>();

    /// A rule with its card as the settings have it.
    private record Ruled<R extends Rule>(R rule, RuleCard card) {}

    Examination(ReviewSettings settings, Dialect dialect) {
        this.settings = settings;
        for (Rule rule : RULES) {
            settings.ruled(rule.card(), dialect).ifPresent(card -> take(rule, card));
        }
    }

    private void take(Rule rule, RuleCard card) {
        switch (rule) {
            case ChangeRule change -> changeRules.add(new Ruled<>(change, card));
            case SchemaRule schema -> schemaRules.add(new Ruled<>(schema, card));
        }
    }

    /// @param history scripts that ran before; nothing is said of them
    /// @param target the schema before the change, null when none is known
    List<Examined> of(List<Script> history, List<Script> scripts, @Nullable Schema target) {
        Catalogue catalogue = new Catalogue(target);
        history.forEach(script -> script.statements().forEach(catalogue::apply));
        catalogue.beginChange();
        List<Examined> all = new ArrayList<>();
        for (Script script : scripts) {
            Session session = new Session();
            for (Statement statement : script.statements()) {
                all.add(examine(new Step(script, statement, catalogue, session, settings)));
                session.apply(statement);
                catalogue.apply(statement);
            }
        }
        return all;
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

    /// What the schema rules have against a table, each with its rule.
    List<Charge> against(Table table, Schema schema) {
        return schemaRules.stream()
                .flatMap(ruled ->
                        ruled.rule().check(table, schema).stream()
                                .map(flaw -> new Charge(ruled.card(), flaw)))
                .toList();
    }
}
