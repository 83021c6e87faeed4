package dev.dbguild.schema.script;

import dev.dbguild.schema.Grant;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a GRANT or REVOKE does to the rights on tables.
record Rights(Statement.Grant grant) {
    private static final List<String> ALL =
            List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER");

    /// @param names the qualified names that it is about
    void on(Map<String, TableDraft> drafts, List<String> names) {
        switch (grant.object()) {
            case "TABLE" ->
                    drafts.forEach((name, draft) -> {
                        if (names.contains(name)) {
                            apply(draft);
                        }
                    });
            case "ALL TABLES IN SCHEMA" -> drafts.values().forEach(this::applyInSchema);
            default -> {}
        }
    }

    private void applyInSchema(TableDraft draft) {
        if (grant.names().stream().anyMatch(name -> name.last().equals(draft.namespace))) {
            apply(draft);
        }
    }

    private void apply(TableDraft draft) {
        List<String> privileges = grant.privileges().contains("ALL") ? ALL : grant.privileges();
        for (String grantee : grant.grantees()) {
            List<String> now = new ArrayList<>();
            draft.grants.stream()
                    .filter(each -> each.grantee().equals(grantee))
                    .forEach(each -> now.addAll(each.privileges()));
            now.removeAll(privileges);
            if (grant.kind().equals("GRANT")) {
                now.addAll(privileges);
            }
            draft.grants.removeIf(each -> each.grantee().equals(grantee));
            if (!now.isEmpty()) {
                draft.grants.add(new Grant(grantee, now));
            }
        }
    }
}
