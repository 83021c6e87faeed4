package dev.dbguild.schema;

import java.util.List;

/// Rights that one role has on a table.
///
/// @param grantee `public` is everybody
/// @param privileges upper case: `SELECT`, `INSERT`, …; `ALL` is written out
public record Grant(String grantee, List<String> privileges) {
    public static final String EVERYBODY = "public";

    public Grant {
        privileges = List.copyOf(privileges);
    }
}
