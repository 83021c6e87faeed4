package dev.dbguild.tool.gate;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.AuditsRole;
import dev.dbguild.engine.AuditsRole.RoleAudit;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.Target;
import dev.dbguild.plan.PlanReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is looked at before an admitted query is executed: whether it only reads, as whom it would run, and what the
/// planner expects it to cost.
public final class Precautions {
    /// A role's rights change seldom; they are asked for anew after a while.
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final Map<Target, Audited> ROLES = new ConcurrentHashMap<>();

    private record Audited(RoleAudit role, Instant at) {}

    private Precautions() {}

    /// @return a warning for the reader of the result, null when the role is a reader and no more
    /// @throws Problem [Code#REFUSED_SQL] for a change, [Code#DATABASE_REFUSED] for a role that the settings do not
    ///     allow, [Code#TOO_LARGE] with `cost` and `limit`
    public static @Nullable String take(Target target, Admitted query, GateSettings settings) {
        if (query.changes()) {
            throw Refusal.of(
                    "a statement that changes rows is never executed",
                    "explain it without analyze",
                    "analyze",
                    1);
        }
        String warning = role(target, settings);
        if (!describes(query.sql())) {
            refuseDear(target, query, settings.mostCost());
        }
        return warning;
    }

    /// `SHOW` and `DESCRIBE` have no plan.
    private static boolean describes(String sql) {
        return sql.regionMatches(true, 0, "show", 0, 4) || sql.regionMatches(true, 0, "desc", 0, 4);
    }

    private static @Nullable String role(Target target, GateSettings settings) {
        RoleAudit role = audited(target);
        if (role.readOnly()) {
            return null;
        }
        String told =
                "'%s' connects as '%s', which is more than a reader: %s"
                        .formatted(target.name(), role.user(), told(role.dangers()));
        if (settings.strictRoles()) {
            throw new Problem(
                            Code.DATABASE_REFUSED,
                            told,
                            "connect as a role that may only read, or set 'roles: warn' in the section gate of dbguild.yaml")
                    .with("target", target.name());
        }
        return told;
    }

    private static RoleAudit audited(Target target) {
        Audited last = ROLES.get(target);
        if (last != null && last.at().plus(FRESH).isAfter(Instant.now())) {
            return last.role();
        }
        RoleAudit role = Engines.on(target, AuditsRole.class).audit(target);
        ROLES.put(target, new Audited(role, Instant.now()));
        return role;
    }

    private static String told(List<String> dangers) {
        return String.join("; ", dangers);
    }

    private static void refuseDear(Target target, Admitted query, double limit) {
        double cost =
                PlanReader.read(
                                Engines.on(target, ExplainsQueries.class)
                                        .explain(target, query.sql(), false)
                                        .plan())
                        .cost();
        if (cost > limit) {
            throw new Problem(
                            Code.TOO_LARGE,
                            "the planner expects a cost of %s, and nothing above %s is executed on '%s'"
                                    .formatted(figure(cost), figure(limit), target.name()),
                            "narrow it with WHERE or LIMIT, see what costs with explain_query, or raise 'most-cost' in the"
                                    + " section gate of dbguild.yaml")
                    .with("cost", cost)
                    .with("limit", limit);
        }
    }

    private static String figure(double cost) {
        return String.format(Locale.ROOT, "%,.0f", cost);
    }
}
