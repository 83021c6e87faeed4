package dev.dbguild.review;

import dev.dbguild.Found;
import dev.dbguild.review.Examined.Charge;
import dev.dbguild.schema.Schema;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets every rule look at every statement of a change, in order, with what is known before it.
final class Examination {
    private static final List<Rule> RULES = Found.every(Rule.class);

    private Examination() {}

    static List<Rule> rules() {
        return RULES;
    }

    /// @param target the schema before the change, null when none is known
    static List<Examined> of(List<Script> scripts, @Nullable Schema target) {
        Catalogue catalogue = new Catalogue(target);
        List<Examined> all = new ArrayList<>();
        for (Script script : scripts) {
            Session session = new Session();
            for (Statement statement : script.statements()) {
                all.add(examine(new Step(script, statement, catalogue, session)));
                session.apply(statement);
                catalogue.apply(statement);
            }
        }
        return all;
    }

    private static Examined examine(Step step) {
        List<Charge> charges = new ArrayList<>();
        for (Rule rule : RULES) {
            if (rule instanceof ChangeRule change) {
                change.check(step)
                        .forEach(suspicion -> charges.add(new Charge(rule.card(), suspicion)));
            }
        }
        return new Examined(step, step.session().transactionNumber(), charges, Effects.locks(step));
    }
}
