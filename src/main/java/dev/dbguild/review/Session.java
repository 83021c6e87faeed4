package dev.dbguild.review;

import dev.dbguild.review.history.Part;
import dev.dbguild.review.history.RunnerTransaction;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a connection knows while a script runs: its settings and the transaction it is in, whether the script opened
/// it or the tool that runs the script. Not thread-safe.
final class Session {
    private final RunnerTransaction runner;
    private final Map<String, String> settings = new HashMap<>();
    private final List<Statement> transaction = new ArrayList<>();
    private final Map<String, Shut> shut = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private boolean open;
    private boolean ofRunner;
    private int number;

    /// @param part the script, as its tool runs it
    Session(Part part) {
        this.runner = part.transaction();
        if (runner.opensFor(part.statements().size())) {
            begin();
            ofRunner = runner == RunnerTransaction.WHOLE;
        }
    }

    /// Whether a transaction is open that can hold more than one statement.
    boolean inTransaction() {
        return open;
    }

    /// Whether the open transaction is that of the tool, which expects to end it itself.
    boolean inRunnersTransaction() {
        return open && ofRunner;
    }

    /// 1 for the first transaction of the script, and so on; 0 outside of one.
    int transactionNumber() {
        return open ? number : 0;
    }

    /// The statements before this one in the open transaction; empty when none is open.
    List<Statement> earlierInTransaction() {
        return open ? Collections.unmodifiableList(transaction) : List.of();
    }

    /// The tables that the open transaction has shut for everybody else, in order.
    Collection<Shut> shut() {
        return shut.values();
    }

    boolean hasSet(String setting) {
        return settings.containsKey(setting);
    }

    /// What the script set it to, as written; null when it did not.
    @Nullable String value(String setting) {
        return settings.get(setting);
    }

    /// True the first time it is asked with this key, so that a script is told something only once.
    boolean firstTime(String key) {
        return told.add(key);
    }

    /// What a statement does to the open transaction, and to the session.
    void apply(Step step, Effect effect) {
        if (open) {
            for (Shut one : Shut.by(step, effect)) {
                shut.putIfAbsent(one.table().text(), one);
            }
        }
        apply(step.statement());
    }

    void apply(Statement statement) {
        switch (statement) {
            case Statement.Transaction transactional -> control(transactional);
            case Statement.SetVariable set when set.kind().equals("SET") ->
                    settings.put(set.setting(), set.value());
            case Statement.Query query when query.text().contains("set_config") ->
                    settings.put("lock_timeout", "");
            default -> {
                if (open) {
                    transaction.add(statement);
                }
            }
        }
    }

    private void control(Statement.Transaction statement) {
        if (statement.begins() && !open) {
            begin();
        } else if (statement.ends()) {
            open = false;
            ofRunner = false;
            clear();
            if (runner == RunnerTransaction.ONE_MESSAGE) {
                begin();
            }
        }
    }

    private void begin() {
        open = true;
        number++;
        clear();
    }

    private void clear() {
        transaction.clear();
        shut.clear();
    }
}
