package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.MeasuresWraparound.Holder;
import dev.dbguild.engine.MeasuresWraparound.Wraparound;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Something old still sees rows that died long ago, so vacuum may not remove them.
final class VacuumHeldBack implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "vacuum-held-back",
                    "what died since cannot be removed, in any table of the database: all of them bloat",
                    "1,000,000 transactions begun since; an error when autovacuum should freeze by force",
                    "pganalyze warns when the horizon is held; the figure is ours: a quarter of an hour at 1,000 a second",
                    "pg_monitor, to see the sessions of other users");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Wraparound age = facts.wraparound();
        Set<Long> told = new HashSet<>();
        return facts.unlessHidden(
                age.holders().stream()
                        .filter(holder -> holder.xidAge() >= facts.limits().horizon())
                        .filter(holder -> !isSession(holder) || told.add(holder.xidAge()))
                        .map(holder -> finding(holder, age))
                        .toList());
    }

    /// Sessions that began later share the horizon of the first: only that one is told.
    private static boolean isSession(Holder holder) {
        return holder.kind().equals("session");
    }

    /// What holds back most, to be added to a sentence; empty when nothing does.
    static String oldest(Wraparound age) {
        return age.holders().stream()
                .filter(holder -> holder.xidAge() >= age.xidAge() / 2 && holder.xidAge() > 1)
                .findFirst()
                .map(holder -> "; held back by %s '%s'".formatted(holder.kind(), holder.name()))
                .orElse("");
    }

    private static Finding finding(Holder holder, Wraparound age) {
        String message =
                "%s '%s' has held vacuum back for %s transactions"
                        .formatted(holder.kind(), holder.name(), Figures.count(holder.xidAge()));
        return CARD.measured(holder.kind() + " " + holder.name())
                .graded(holder.xidAge() >= age.freezeMaxAge(), message, remedy(holder));
    }

    private static Remedy remedy(Holder holder) {
        String name = holder.name().replace("'", "''");
        return switch (holder.kind()) {
            case "session" ->
                    new Remedy(
                            "let it end, or end it",
                            "select pg_terminate_backend(%s);".formatted(name));
            case "prepared transaction" ->
                    new Remedy(
                            "commit it or roll it back", "rollback prepared '%s';".formatted(name));
            case "slot" ->
                    new Remedy(
                            "let its reader catch up, or drop it",
                            "select pg_drop_replication_slot('%s');".formatted(name));
            case String _ ->
                    new Remedy(
                            "end the long query on the standby, or switch its hot_standby_feedback off",
                            null);
        };
    }
}
