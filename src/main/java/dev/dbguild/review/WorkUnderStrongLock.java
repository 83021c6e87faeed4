package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Long work while a table is shut.
final class WorkUnderStrongLock implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "work-under-strong-lock",
                    Severity.WARNING,
                    "the table that an earlier statement shut stays so until the work is done",
                    "commit before the work begins",
                    List.of(
                            "begin; alter table orders add column region text; insert into archive select * from order_items; commit;",
                            "begin; alter table orders add column region text; alter table customers validate constraint known; commit;",
                            "begin; drop table old_orders; refresh materialized view concurrently sales_by_day; commit;"),
                    List.of(
                            "alter table orders add column region text; insert into archive select * from order_items;",
                            "begin; alter table orders add column region text; insert into regions values ('eu'), ('us'); commit;",
                            "begin; create table archive (id bigint); insert into archive select id from order_items; commit;",
                            "begin; alter table orders add constraint known check (region is not null) not valid; alter table orders validate constraint known; commit;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Step step) {
        return isWork(step)
                ? step.session().shut().stream()
                        .findFirst()
                        .map(shut -> List.of(suspicion(step, shut)))
                        .orElse(List.of())
                : List.of();
    }

    /// Whether it takes as long as there are rows; changes of rows in place are another rule's matter.
    private static boolean isWork(Step step) {
        return switch (step.statement()) {
            case Statement.Change change ->
                    change.kind().equals("INSERT") && copiesRows(step, change);
            case Statement.Copy copy -> copy.from();
            case Statement.Refresh refresh ->
                    refresh.concurrently() && step.existed(refresh.target());
            case Statement.AlterTable alter ->
                    step.existed(alter.name())
                            && alter.actions().stream().anyMatch(action -> validates(step, action));
            default -> false;
        };
    }

    private static boolean copiesRows(Step step, Statement.Change change) {
        Matcher source = SOURCE.matcher(change.text());
        return source.find() && step.existed(Name.of(source.group(1)));
    }

    /// One that this transaction added is another rule's matter.
    private static boolean validates(Step step, AlterAction action) {
        return action instanceof AlterAction.ValidateConstraint validate
                && !ValidateInSameTransaction.addedBefore(step, validate.constraint());
    }

    private static final Pattern SOURCE =
            Pattern.compile(
                    "(?is)\\bselect\\b.*?\\bfrom\\s+(?:only\\s+)?((?:\"[^\"]+\"|[\\w$])(?:\"[^\"]+\"|[\\w$.])*)(?!\\s*\\()");

    private static Suspicion suspicion(Step step, Shut shut) {
        return new Suspicion(
                shut.table().text(),
                "line "
                        + shut.line()
                        + " has shut "
                        + step.described(shut.table())
                        + " for everybody, and it stays so until this statement is done and the transaction ends",
                Rewording.remedy("commit before the work begins", step.statement().text() + ";"),
                new Claim.Means(shut.table()));
    }
}
