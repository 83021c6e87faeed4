package dev.dbguild.review;

import static dev.dbguild.review.LockMode.ACCESS_EXCLUSIVE;
import static dev.dbguild.review.LockMode.ACCESS_SHARE;
import static dev.dbguild.review.LockMode.EXCLUSIVE;
import static dev.dbguild.review.LockMode.SHARE;
import static dev.dbguild.review.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.dbguild.review.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What statements do that the reader knows by kind, target and text.
final class OtherEffects {
    private static final Pattern STATISTICS =
            Pattern.compile("\\bfrom\\s+((?:\"[^\"]+\"|[\\w$.])+)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final String NAME = "(?:\"[^\"]+\"|[\\w$.])+";
    private static final Pattern OWNED =
            Pattern.compile("\\bowned\\s+by\\s+(" + NAME + ")", Pattern.CASE_INSENSITIVE);
    private static final Pattern PUBLISHED =
            Pattern.compile(
                    "\\bfor\\s+table\\s+(?:only\\s+)?(" + NAME + "(?:\\s*,\\s*" + NAME + ")*)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern EACH_ROW =
            Pattern.compile("\\bfor\\s+(each\\s+)?row\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MODE =
            Pattern.compile("\\bin\\s+([\\w\\s]+?)\\s+mode\\b", Pattern.CASE_INSENSITIVE);

    /// What makes every value of a domain be looked at again.
    private static final Pattern VERIFIES =
            Pattern.compile(
                    ".*(\\bset\\s+not\\s+null|\\bvalidate\\s+constraint\\b.*"
                            + "|\\badd\\b(?!.*\\bnot\\s+valid\\s*$).*)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Catalogue catalogue;
    private final Traces traces;

    OtherEffects(Catalogue catalogue, Traces traces) {
        this.catalogue = catalogue;
        this.traces = traces;
    }

    void trace(Statement.Other other) {
        Name target = other.target();
        switch (other.kind()) {
            case "CREATE TRIGGER" -> trigger(other);
            case "ALTER POLICY", "ALTER TRIGGER", "ALTER RULE", "CREATE RULE" ->
                    traces.lock(target, ACCESS_EXCLUSIVE);
            case "CREATE SEQUENCE" -> owner(other.text());
            case "CREATE PUBLICATION" -> publication(other.text());
            case "CREATE STATISTICS" -> statistics(other.text());
            case "LOCK" -> lock(other);
            case "ALTER TYPE" -> traces.lock(target, EXCLUSIVE);
            case "ALTER DOMAIN" -> domain(other);
            default -> {}
        }
    }

    /// Triggers on rows are made on every partition.
    private void trigger(Statement.Other create) {
        traces.lock(create.target(), SHARE_ROW_EXCLUSIVE);
        if (create.target() == null) {
            return;
        }
        KnownTable table = catalogue.table(create.target());
        if (!table.partitions().isEmpty() && EACH_ROW.matcher(create.text()).find()) {
            traces.lockPartitions(table, SHARE_ROW_EXCLUSIVE);
        }
    }

    private void statistics(String text) {
        Matcher from = STATISTICS.matcher(text);
        if (from.find()) {
            traces.lock(Name.of(from.group(1)), SHARE_UPDATE_EXCLUSIVE);
        }
    }

    private void owner(String text) {
        Matcher owned = OWNED.matcher(text);
        if (owned.find()) {
            traces.lock(Effects.owner(Name.of(owned.group(1))), ACCESS_SHARE);
        }
    }

    private void publication(String text) {
        Matcher published = PUBLISHED.matcher(text);
        if (published.find()) {
            for (String name : published.group(1).split(",")) {
                traces.lock(Name.of(name.strip()), SHARE_UPDATE_EXCLUSIVE);
            }
        }
    }

    private void lock(Statement.Other lock) {
        Matcher mode = MODE.matcher(lock.text());
        traces.lock(lock.target(), LockMode.of(mode.find() ? mode.group(1) : ""));
    }

    private void domain(Statement.Other alter) {
        if (alter.target() != null && VERIFIES.matcher(alter.text()).matches()) {
            for (KnownTable table : catalogue.users(alter.target())) {
                traces.lockFamily(table, SHARE);
                traces.scan(table);
            }
        }
    }
}
