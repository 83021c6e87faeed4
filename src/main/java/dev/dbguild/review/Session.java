package dev.dbguild.review;

import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a connection knows while a script runs: its settings and the transaction it is in. Not thread-safe.
final class Session {
    private final Set<String> settings = new HashSet<>();
    private final List<Statement> transaction = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private boolean explicit;
    private int number;

    /// Whether a BEGIN is open.
    boolean inTransaction() {
        return explicit;
    }

    /// 1 for the first transaction that the script opens, and so on; 0 outside of one.
    int transactionNumber() {
        return explicit ? number : 0;
    }

    /// The statements before this one in the open transaction; empty when none is open.
    List<Statement> earlierInTransaction() {
        return explicit ? List.copyOf(transaction) : List.of();
    }

    boolean hasSet(String setting) {
        return settings.contains(setting);
    }

    /// True the first time it is asked with this key, so that a script is told something only once.
    boolean firstTime(String key) {
        return told.add(key);
    }

    void apply(Statement statement) {
        switch (statement) {
            case Statement.Transaction transactional -> control(transactional);
            case Statement.SetVariable set when set.kind().equals("SET") ->
                    settings.add(set.setting());
            case Statement.Query query when query.text().contains("set_config") ->
                    settings.add("lock_timeout");
            default -> {
                if (explicit) {
                    transaction.add(statement);
                }
            }
        }
    }

    private void control(Statement.Transaction statement) {
        if (statement.begins()) {
            explicit = true;
            number++;
            transaction.clear();
        } else if (statement.ends()) {
            explicit = false;
            transaction.clear();
        }
    }
}
