package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A domain that every value has to be held against.
final class CreateDomainWithConstraint implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "create-domain-with-constraint",
                            Severity.INFO,
                            "columns of it are added by writing the table anew, and its constraints change for all tables at once",
                            "put the CHECK on the tables",
                            List.of(
                                    "create domain email as text check (value like '%@%');",
                                    "create domain label as text not null;"),
                            List.of(
                                    "create domain label as text;",
                                    "create table customers (mail text check (mail like '%@%'));"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateDomain.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.CreateDomain.class)
                .filter(Statement.CreateDomain::constrained)
                .map(CreateDomainWithConstraint::suspicion)
                .toList();
    }

    private static Suspicion suspicion(Statement.CreateDomain domain) {
        String name = domain.target().text();
        return new Suspicion(
                name,
                "to add a column of '"
                        + name
                        + "' writes the whole table anew, and to change its constraints reads every table that uses it",
                new Remedy("use '" + domain.base().text() + "' with a CHECK on each table", null),
                new Claim.Written());
    }
}
