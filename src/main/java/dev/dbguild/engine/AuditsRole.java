package dev.dbguild.engine;

import java.util.List;

/// Tells what the role we connect as could do if a statement got past every other guard.
public interface AuditsRole extends Capability {
    RoleAudit audit(Target target);

    /// @param writableTables tables it may insert into, update, delete from or truncate
    /// @param dangers what makes it more than a reader, as sentences; empty for a true reader
    record RoleAudit(
            String user,
            boolean superuser,
            boolean bypassesRowSecurity,
            boolean readsStatistics,
            long writableTables,
            List<String> dangers) {
        public RoleAudit {
            dangers = List.copyOf(dangers);
        }

        public boolean readOnly() {
            return dangers.isEmpty();
        }
    }
}
