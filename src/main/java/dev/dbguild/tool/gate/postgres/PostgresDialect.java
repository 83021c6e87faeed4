package dev.dbguild.tool.gate.postgres;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.TracesCalls;
import dev.dbguild.tool.gate.Admitted;
import dev.dbguild.tool.gate.GateDialect;
import dev.dbguild.tool.gate.Purpose;
import java.util.Set;

/// PostgreSQL from 13 on.
final class PostgresDialect implements GateDialect {
    @Override
    public Set<String> engines() {
        return Set.of("postgresql");
    }

    @Override
    public Admitted admit(String sql, Purpose purpose, Target target) {
        Sentence sentence = Sentence.only(sql);
        Admitted admitted = Form.of(sentence, purpose);
        TracesCalls catalogue = Engines.on(target, TracesCalls.class);
        CallCheck.check(sentence, mentions -> catalogue.trace(target, mentions));
        return admitted;
    }

    @Override
    public String withoutLiterals(String sql) {
        return Literals.without(sql);
    }
}
