package dev.dbguild.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row-level security policy.
///
/// @param command `ALL`, `SELECT`, `INSERT`, `UPDATE` or `DELETE`
/// @param roles for whom it holds; `public` is everybody
/// @param using the condition on rows that are there, null when it has none
/// @param check the condition on rows that are written, null when it has none
public record Policy(
        String name,
        boolean permissive,
        String command,
        List<String> roles,
        @Nullable String using,
        @Nullable String check) {
    public Policy {
        roles = List.copyOf(roles);
    }
}
