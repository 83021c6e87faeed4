package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A constraint on a domain, which is verified in every table that uses it.
final class AddDomainConstraint implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-domain-constraint",
                    Severity.ERROR,
                    "every table with a column of the domain is read while nobody can write it",
                    "add it NOT VALID, validate it in a transaction of its own",
                    List.of(
                            "alter domain email add constraint has_at check (value like '%@%');",
                            "alter domain email add check (value like '%@%');",
                            "alter domain email set not null;"),
                    List.of(
                            "alter domain email add constraint has_at check (value like '%@%') not valid;",
                            "alter domain email validate constraint has_at;",
                            "create domain email as text; alter domain email add check (value like '%@%');",
                            "alter domain email drop constraint has_at;",
                            "alter domain email set default 'none';"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    private static final Pattern CHECK =
            Pattern.compile(
                    "(?is).*?\\sadd\\s+(?:constraint\\s+(\\S+)\\s+)?(check\\s*\\(.*\\)|not\\s+null)\\s*");
    private static final Pattern REQUIRED = Pattern.compile("(?is).*?\\sset\\s+not\\s+null\\s*");

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Other.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.Other.class)
                .filter(other -> other.kind().equals("ALTER DOMAIN") && other.target() != null)
                .filter(other -> !step.catalogue().createdType(step.table()))
                .filter(other ->
                        CHECK.matcher(other.text()).matches()
                                || REQUIRED.matcher(other.text()).matches())
                .map(other -> suspicion(step, other))
                .toList();
    }

    private static Suspicion suspicion(Step step, Statement.Other alter) {
        Name domain = step.table();
        List<KnownTable> users = step.catalogue().users(domain);
        String where =
                users.isEmpty()
                        ? "every table with a column of '" + domain.text() + "'"
                        : users.stream()
                                .map(table -> step.described(table.name()))
                                .collect(Collectors.joining(", "));
        return new Suspicion(
                domain.text(),
                "every row of " + where + " is verified, and none can be written meanwhile",
                remedy(domain, alter.text()),
                users.isEmpty()
                        ? new Claim.Means(domain)
                        : new Claim.Locks(users.getFirst().name(), "SHARE"));
    }

    private static Remedy remedy(Name domain, String text) {
        Matcher check = CHECK.matcher(text);
        if (!check.matches() || !check.group(2).toLowerCase(Locale.ROOT).startsWith("check")) {
            return Rewording.remedy(
                    "a CHECK says the same, and can be verified under a lock that lets others write",
                    statements(domain, domain.last() + "_not_null", "CHECK (VALUE IS NOT NULL)"));
        }
        String name =
                check.group(1) == null ? domain.last() + "_check" : Name.of(check.group(1)).last();
        return Rewording.remedy(
                "add it unverified, then verify it under a lock that lets others write",
                statements(domain, name, check.group(2)));
    }

    private static String[] statements(Name domain, String constraint, String check) {
        String alter = "ALTER DOMAIN " + domain.text();
        String name = Name.written(constraint);
        return new String[] {
            alter + " ADD CONSTRAINT " + name + " " + check + " NOT VALID;",
            alter + " VALIDATE CONSTRAINT " + name + ";"
        };
    }
}
