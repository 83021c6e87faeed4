package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.lab.Rehearsal;
import dev.dbguild.review.history.Part;
import dev.dbguild.review.history.RunnerTransaction;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import java.util.List;

/// The statements of a remedy, as a script of their own.
///
/// @param rule the id of the rule that prescribes it
record Prescription(String rule, Remedy remedy, Part part) {

    static Prescription of(String rule, Remedy remedy) {
        String sql = remedy.sql() == null ? "" : remedy.sql();
        Script script = ScriptReader.read("remedy.sql", sql, Dialect.POSTGRESQL);
        return new Prescription(rule, remedy, new Part(script, RunnerTransaction.NONE));
    }

    /// Whether it can be run as it stands: there are statements, and all of them were understood.
    boolean isComplete() {
        return !part.statements().isEmpty()
                && part.script().troubles().isEmpty()
                && part.statements().stream().noneMatch(Prescription::isForClients);
    }

    private static boolean isForClients(Statement statement) {
        return statement instanceof Statement.Client
                || statement instanceof Statement.Copy copy && copy.fromInput()
                || statement.kind().equals("UNREADABLE");
    }

    /// Whether it needs a database of its own, because it cannot be rolled back.
    boolean standsAlone() {
        return part.statements().stream()
                .anyMatch(each ->
                        each instanceof Statement.Transaction
                                || each instanceof Statement.AddEnumValue
                                || Rehearsal.refusesTransaction(each.text()));
    }

    List<String> texts() {
        return part.statements().stream().map(Statement::text).toList();
    }
}
