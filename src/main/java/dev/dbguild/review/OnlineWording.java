package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.review.mysql.Online;
import dev.dbguild.review.mysql.Online.Algorithm;
import dev.dbguild.review.mysql.OnlineDdl;
import dev.dbguild.review.mysql.OnlineTable;
import dev.dbguild.review.mysql.Operation;
import dev.dbguild.review.mysql.ServerVersion;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Words findings about MySQL's and MariaDB's online DDL with the user's own statement.
final class OnlineWording {
    private static final Pattern ASKED =
            Pattern.compile(
                    "(?is)\\s*,?\\s*\\b(ALGORITHM|LOCK)\\s*=\\s*\\w+(?=\\s*(,|$|ALGORITHM|LOCK))");

    private OnlineWording() {}

    /// `MySQL 8.4 copies 'orders' row by row for changing a column's type: others read and wait to write until it is done`
    static String told(Step step, OnlineDdl change) {
        Online online = change.online();
        String how =
                switch (online.algorithm()) {
                    case INSTANT -> "only changes what it knows about " + table(step, change);
                    case INPLACE ->
                            online.rebuild()
                                    ? "builds " + table(step, change) + " anew in place"
                                    : "works on " + table(step, change) + " in place";
                    case COPY -> "copies " + table(step, change) + " row by row";
                };
        return version(step)
                + " "
                + how
                + " for "
                + change.what()
                + ": "
                + meanwhile(online)
                + known(step, online);
    }

    static String version(Step step) {
        return step.catalogue().mySql().version().toString();
    }

    private static String table(Step step, OnlineDdl change) {
        return step.described(change.table());
    }

    private static String meanwhile(Online online) {
        return switch (online.lock()) {
            case NONE -> "others read and write meanwhile";
            case SHARED -> "others read, and wait to write until it is done";
            case EXCLUSIVE -> "others wait to read and write until it is done";
        };
    }

    /// Empty where a real server was seen to do it.
    static String known(Step step, Online online) {
        if (online.verified()) {
            return "";
        }
        ServerVersion version = step.catalogue().mySql().version();
        return version.mariaDb()
                ? " (by MariaDB's manual; not verified on that version)"
                : " (by MySQL's manual; not verified, for no MySQL server can be run here)";
    }

    /// The user's statement, which the server then refuses rather than does more for it.
    static Remedy spelled(Step step, String text, Online online) {
        return new Remedy(text, spelled(step.statement(), online) + ";");
    }

    static String spelled(Statement statement, Online online) {
        if (statement instanceof Statement.Maintain upkeep && upkeep.target() != null) {
            return "ALTER TABLE " + upkeep.target().text() + " FORCE, " + online.clause();
        }
        String bare = ASKED.matcher(statement.text()).replaceAll("");
        boolean alters = statement instanceof Statement.AlterTable;
        String clause = alters ? online.clause() : online.clause().replace(",", "");
        return partitions(statement)
                ? bare.replaceFirst("(?is)^(ALTER\\s+TABLE\\s+\\S+\\s+)", "$1" + clause + ", ")
                : bare + (alters ? ", " : " ") + clause;
    }

    private static boolean partitions(Statement statement) {
        return statement instanceof Statement.AlterTable alter
                && alter.actions().stream().anyMatch(AlterAction.AlterPartitions.class::isInstance);
    }

    /// What is worth saying of later versions; empty when they do no better.
    static String later(Step step, OnlineDdl change) {
        ServerVersion version = step.catalogue().mySql().version();
        return OnlineTable.get().versions().stream()
                .filter(each -> each.mariaDb() == version.mariaDb() && each.compareTo(version) > 0)
                .filter(each ->
                        change.operations().stream()
                                .allMatch(operation -> isInstant(operation, each)))
                .findFirst()
                .map(each -> "; " + each + " does it instantly")
                .orElse("");
    }

    private static boolean isInstant(Operation operation, ServerVersion version) {
        Optional<Online> way = OnlineTable.get().cell(operation, version);
        return way.filter(each -> each.algorithm() == Algorithm.INSTANT).isPresent();
    }

    /// Whether the change asks for this operation and the server copies the table for it.
    static boolean copies(OnlineDdl change, Operation operation) {
        return change.operations().contains(operation)
                && change.best().algorithm() == Algorithm.COPY
                && !change.refused();
    }

    /// The command of gh-ost that carries the statement out.
    static String ghost(Step step, OnlineDdl change) {
        String text = ASKED.matcher(step.statement().text()).replaceAll("");
        String actions =
                text.replaceFirst("(?is)^ALTER\\s+TABLE\\s+\\S+\\s+", "").replace("\"", "\\\"");
        return "gh-ost --table="
                + change.table().last().toLowerCase(Locale.ROOT)
                + " --alter=\""
                + actions.replaceAll("\\s+", " ")
                + "\" --execute";
    }
}
