package dev.dbguild.advise.whatif;

import dev.dbguild.engine.Target;
import dev.dbguild.lab.Lab;
import dev.dbguild.lab.Twin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The twins on which one question is answered: one as the target is, and one for each form that tables are to take.
final class Grounds implements AutoCloseable {
    private final Lab lab;
    private final Target target;
    private final List<Change> changes;
    private final Map<Set<Change>, Ground> byForms = new HashMap<>();

    Grounds(Lab lab, Target target, List<Change> changes) {
        this.lab = lab;
        this.target = target;
        this.changes = changes;
    }

    /// Where these changes can be planned with.
    Ground with(Set<Change> wanted) {
        Set<Change> forms = wanted.stream().filter(Grounds::isForm).collect(Collectors.toSet());
        return byForms.computeIfAbsent(forms, this::made);
    }

    private Ground made(Set<Change> forms) {
        Twin twin = lab.twinOf(target);
        Ground ground = new Ground(twin);
        try {
            ground.reshape(twin, forms);
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
    }
}
