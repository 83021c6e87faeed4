package dev.dbguild.advise.whatif;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.Lab;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where one question is answered: on twins, one as the target is and one for each form that tables are to take; or on one
/// copy that has rows, on which everything is really made.
final class Grounds implements Planner, AutoCloseable {
    private final Lab lab;
    private final Target target;
    private final List<Change> changes;
    private final Map<Set<Change>, Ground> byForms = new HashMap<>();
    private @Nullable Ground copy;

    Grounds(Lab lab, Target target, List<Change> changes) {
        this.lab = lab;
        this.target = target;
        this.changes = changes;
    }

    /// Copies the rows of the tables that the queries read.
    ///
    /// @throws Problem [Code#TOO_LARGE] when they are more than `most` bytes, `BAD_ARGUMENT` for what no copy can show
    void copyRows(List<AskedQuery> queries, long most) {
        refusePartitioning();
        List<String> tables = TablesRead.by(queries, with(Set.of()).session(), most);
        close();
        byForms.clear();
        copy = prepared(new Ground(lab.copyOf(target, tables, 4 * most)), Set.of());
    }

    private void refusePartitioning() {
        changes.stream()
                .filter(Change.Partitioning.class::isInstance)
                .findFirst()
                .ifPresent(change -> {
                    throw new Problem(
                            Code.BAD_ARGUMENT,
                            "partitions are planned, not built: " + change.text(),
                            "ask about them without 'build'");
                });
    }

    List<Change> changes() {
        return changes;
    }

    String target() {
        return target.name();
    }

    @Override
    public List<Planned> plans(List<AskedQuery> queries, Set<Change> with) {
        return with(with).plans(queries, with);
    }

    /// Where these changes can be planned with.
    Ground with(Set<Change> wanted) {
        if (copy != null) {
            return copy;
        }
        Set<Change> forms = wanted.stream().filter(Grounds::isForm).collect(Collectors.toSet());
        return byForms.computeIfAbsent(forms, this::made);
    }

    private Ground made(Set<Change> forms) {
        return prepared(new Ground(lab.twinOf(target)), forms);
    }

    private Ground prepared(Ground ground, Set<Change> forms) {
        try {
            ground.reshape(forms);
            ground.prepare(changes);
            return ground;
        } catch (RuntimeException e) {
            ground.close();
            throw e;
        }
    }

    private static boolean isForm(Change change) {
        return change instanceof Change.ColumnType || change instanceof Change.Partitioning;
    }

    @Override
    public void close() {
        byForms.values().forEach(Ground::close);
        if (copy != null) {
            copy.close();
        }
    }
}
