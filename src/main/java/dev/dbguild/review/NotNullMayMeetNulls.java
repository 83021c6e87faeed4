package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A column that is required while rows may hold null.
final class NotNullMayMeetNulls implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "not-null-may-meet-nulls",
                    Severity.INFO,
                    "it fails when a row holds null",
                    "fill the rows first",
                    List.of(
                            "alter table orders alter column region set not null;",
                            "alter table orders add constraint known check (region is not null) not valid; alter table orders validate constraint known;"),
                    List.of(
                            "update orders set region = 'eu' where region is null; alter table orders alter column region set not null;",
                            "create table orders (region text); alter table orders alter column region set not null;",
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (region text, constraint known check (region is not null));
                            -- file: V2__required.sql
                            alter table orders alter column region set not null;
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.SetNotNull.class, AlterAction.ValidateConstraint.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<Name> set =
                step.actions(AlterAction.SetNotNull.class).map(AlterAction.SetNotNull::column);
        Stream<Name> validated =
                step.actions(AlterAction.ValidateConstraint.class)
                        .flatMap(validate -> required(step, validate.constraint()));
        return Stream.concat(set, validated)
                .filter(column -> !step.catalogue().provenNotNull(step.table(), column))
                .filter(column -> !isFilled(step, column))
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Stream<Name> required(Step step, Name constraint) {
        return step.catalogue().table(step.table()).constraint(constraint.last()).stream()
                .flatMap(each -> each.proves().stream())
                .map(column -> Name.of(Name.written(column)));
    }

    /// Whether an UPDATE before it gives the column values.
    private static boolean isFilled(Step step, Name column) {
        Pattern set =
                Pattern.compile(
                        "(?is).*\\bset\\b.*\"?" + Pattern.quote(column.last()) + "\"?\\s*=.*");
        return step.before()
                .filter(Statement.Change.class::isInstance)
                .map(Statement.Change.class::cast)
                .filter(change ->
                        change.kind().equals("UPDATE") && change.target().same(step.table()))
                .anyMatch(change -> set.matcher(change.text()).matches());
    }

    private static Suspicion suspicion(Step step, Name column) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, column),
                "it fails if a row of "
                        + step.described(table)
                        + " holds null in '"
                        + column.text()
                        + "'",
                Rewording.remedy(
                        "this counts what would be in its way",
                        "SELECT count(*) FROM "
                                + table.text()
                                + " WHERE "
                                + column.text()
                                + " IS NULL;"),
                new Claim.Means(table));
    }
}
