package dev.dbguild.schema;

import java.util.List;

/// Who may see and change the rows of a table, as far as policies and rights given away say it.
///
/// @param rowSecurity whether row-level security is enabled
/// @param forced whether it holds for the owner too
/// @param grants what others than the owner may do
public record Access(
        boolean rowSecurity, boolean forced, List<Policy> policies, List<Grant> grants) {
    /// No policies, and no rights for anybody but the owner.
    public static final Access OWN = new Access(false, false, List.of(), List.of());

    public Access {
        policies = List.copyOf(policies);
        grants = List.copyOf(grants);
    }

    /// What everybody may do, upper case; empty when nothing.
    public List<String> ofEverybody() {
        return grants.stream()
                .filter(grant -> grant.grantee().equals(Grant.EVERYBODY))
                .flatMap(grant -> grant.privileges().stream())
                .distinct()
                .toList();
    }
}
