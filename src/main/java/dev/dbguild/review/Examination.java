package dev.dbguild.review;

import dev.dbguild.Found;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.review.Examined.Charge;
import dev.dbguild.review.Examined.Standing;
import dev.dbguild.review.history.Migration;
import dev.dbguild.review.history.Part;
import dev.dbguild.review.mysql.MySqlTables;
import dev.dbguild.schema.Schema;
import dev.dbguild.sql.Block;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lets every rule that holds here look at every statement of a change, in order, with what is known before it.
final class Examination {
    private static final List<Rule> RULES = Found.every(Rule.class);

    private final ReviewSettings settings;
    private final Emphasis emphasis;
    private final Dialect dialect;
    private final Docket docket = new Docket();
    private final List<Ruled<SchemaRule>> schemaRules = new ArrayList<>();
    private final List<Ruled<SuppressionRule>> suppressionRules = new ArrayList<>();
    private final List<Ruled<HistoryRule>> historyRules = new ArrayList<>();

    /// A rule with its card as the settings have it.
    private record Ruled<R extends Rule>(R rule, RuleCard card) {}

    Examination(ReviewSettings settings, Dialect dialect) {
        this.settings = settings;
        emphasis = new Emphasis(settings);
        this.dialect = dialect;
        for (Rule rule : RULES) {
            settings.ruled(rule.card(), dialect).ifPresent(card -> take(rule, card));
        }
    }

    /// The card of every rule there is, by id.
    static Map<String, RuleCard> cards() {
        return RULES.stream().map(Rule::card).collect(Collectors.toMap(RuleCard::id, card -> card));
    }

    /// Every id that a finding can have.
    static Set<String> ids() {
        return Stream.concat(
                        cards().keySet().stream(),
                        Stream.of(Outcome.STATEMENT_FAILS, Outcome.ROWS_REFUSE))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The ids of the rules that look for something here.
    Set<String> inForce() {
        return Stream.concat(docket.cards(), schemaRules.stream().map(ruled -> ruled.card()))
                .map(RuleCard::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void take(Rule rule, RuleCard card) {
        switch (rule) {
            case ChangeRule change -> docket.add(change, card);
            case SchemaRule schema -> schemaRules.add(new Ruled<>(schema, card));
            case SuppressionRule excuse -> suppressionRules.add(new Ruled<>(excuse, card));
            case HistoryRule history -> historyRules.add(new Ruled<>(history, card));
        }
    }

    /// @param target the schema before the change, null when none is known
    /// @return for each migration of the change what is known of its statements
    List<Way> of(Course course, @Nullable Schema target) {
        MySqlTables mySql = dialect == Dialect.MYSQL ? new MySqlTables(settings.mySql()) : null;
        Catalogue catalogue = new Catalogue(target, mySql);
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
                Step step = step(part, statement, catalogue, session);
                Examined examined = examine(step);
                all.add(examined);
                if (!(statement instanceof Statement.Do)) {
                    session.apply(step, examined.effect());
                    catalogue.apply(statement);
                }
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
                all.add(Examined.of(step(part, statement, catalogue, session)));
                session.apply(statement);
            }
        }
        return all;
    }

    private Step step(Part part, Statement statement, Catalogue catalogue, Session session) {
        return new Step(part.script(), statement, catalogue, session, settings);
    }

    private Examined examine(Step step) {
        return step.statement() instanceof Statement.Do block
                ? examine(step, Block.of(block))
                : Examined.of(step).with(charges(step, false));
    }

    /// A block is what it runs: each statement is looked at with what those before it did.
    private Examined examine(Step step, Block block) {
        Examined whole = Examined.of(step);
        List<Charge> charges = new ArrayList<>(charges(step, false));
        Effect effect = whole.effect();
        for (Statement statement : block.statements()) {
            Step part = step.of(statement);
            charges.addAll(charges(part, true));
            Effect own = Effects.of(part);
            effect = effect.and(own);
            step.session().apply(part, own);
            step.catalogue().apply(statement);
        }
        return new Examined(
                step,
                whole.number(),
                charges,
                effect,
                whole.known(),
                whole.questions(),
                block.hidden());
    }

    private List<Charge> charges(Step step, boolean conditional) {
        List<Charge> charges = new ArrayList<>();
        boolean live = step.altersLiveTable();
        for (Docket.Entry entry : docket.about(step.statement())) {
            if (entry.ofActions() && !live) {
                continue;
            }
            for (Suspicion suspicion : entry.rule().check(step)) {
                Standing standing = Standing.of(step, suspicion.claim(), conditional);
                charges.add(
                        new Charge(
                                emphasis.weighed(entry.card(), suspicion),
                                emphasis.told(suspicion),
                                standing));
            }
        }
        return charges;
    }

    /// Whether the rule of a remedy finds fault with the remedy itself.
    ///
    /// @param catalogue as it is where the remedy would run; it is changed
    boolean faults(Prescription prescription, Catalogue catalogue) {
        Session session = new Session(prescription.part());
        for (Statement statement : prescription.part().statements()) {
            Step step = step(prescription.part(), statement, catalogue, session);
            boolean again =
                    docket.about(statement).stream()
                            .filter(entry -> entry.card().id().equals(prescription.rule()))
                            .anyMatch(entry -> !entry.rule().check(step).isEmpty());
            if (again) {
                return true;
            }
            session.apply(step, Effects.of(step));
            catalogue.apply(statement);
        }
        return false;
    }

    /// What is wrong with the migrations as such, and with their ways back.
    List<Finding> of(Journal journal) {
        return historyRules.stream()
                .flatMap(ruled ->
                        ruled.rule().check(journal).stream()
                                .map(fault -> fault.under(ruled.card())))
                .toList();
    }

    /// What a rule has against a suppression.
    record Objection(RuleCard card, Suspicion suspicion) {}

    /// What is wrong with a suppression.
    List<Objection> against(Suppression suppression) {
        return suppressionRules.stream()
                .flatMap(ruled ->
                        ruled.rule().check(suppression).stream()
                                .map(flaw -> new Objection(ruled.card(), flaw)))
                .toList();
    }

    /// What the schema rules have against a schema, each with its rule.
    List<Fault> against(Schema schema) {
        return schemaRules.stream()
                .flatMap(ruled ->
                        ruled.rule().check(schema).stream()
                                .map(flaw -> new Fault(ruled.card(), flaw)))
                .toList();
    }

    /// A flaw with the rule that sees it.
    record Fault(RuleCard card, Flaw flaw) {}

    /// A schema of the settings' server that holds nothing.
    Schema nothing() {
        return new Schema("", String.valueOf(settings.serverVersion()), List.of(), List.of());
    }
}
