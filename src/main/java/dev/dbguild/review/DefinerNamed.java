package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.regex.Pattern;

/// A routine, trigger, event or view that names its definer.
final class DefinerNamed implements ChangeRule {
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)^\\s*CREATE[\\s\\w*/!]{0,60}?DEFINER\\s*=\\s*[`'\"]?\\w+[`'\"]?\\s*@");

    private static final RuleCard CARD =
            new RuleCard(
                            "definer-named",
                            Severity.WARNING,
                            "it fails on every server that lacks this account, and runs with its rights",
                            "leave DEFINER out",
                            List.of(
                                    "create definer=`root`@`localhost` trigger t before insert on a for each row set new.b = 1;",
                                    "create definer=`app`@`%` view v as select 1;"),
                            List.of(
                                    "create trigger t before insert on a for each row set new.b = 1;",
                                    "create definer=current_user view v as select 1;",
                                    "create view v as select 1;"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.statement().kind().startsWith("CREATE ")
                        && NAMED.matcher(step.statement().text()).find()
                ? List.of(suspicion(step))
                : List.of();
    }

    private static Suspicion suspicion(Step step) {
        Name target = step.statement().target();
        return new Suspicion(
                target == null ? step.statement().kind() : target.text(),
                "where this account does not exist, whoever uses it gets an error; where it does, it runs with that account's rights",
                new Remedy("leave out DEFINER, or say DEFINER=CURRENT_USER", null),
                new Claim.Written());
    }
}
