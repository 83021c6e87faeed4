package dev.dbguild.advise.plan;

import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Remedy;

/// Advice on `work_mem`: what one step needs, for one query first, and no more than the server can give to everybody who
/// works at the same time.
final class WorkMemory {
    private static final double MEGABYTE = 1024.0 * 1024;

    /// `effective_cache_size` is advised to be three quarters of the machine's memory.
    private static final double CACHE_SHARE = 0.75;

    /// Half of what is left stays with the operating system, and a query has about two steps that take memory.
    private static final double STEPS = 4;

    /// Where nothing is known of the server.
    private static final double ORDINARY_CAP = 512 * MEGABYTE;

    /// `hash_mem_multiplier` of PostgreSQL 15 and later.
    private static final double MULTIPLIER = 2;

    private WorkMemory() {}

    /// @param bytes what the sort or bitmap needs
    /// @param instead what to do when that is too much
    static Remedy of(PlanFacts facts, double bytes, String instead) {
        double cap = cap(facts);
        double needed = Math.max(8, Math.ceil(bytes / MEGABYTE));
        return needed * MEGABYTE <= cap
                ? new Remedy(scoped(), "set local work_mem = '%.0fMB';".formatted(needed))
                : new Remedy(tooMuch(facts, bytes, cap) + instead, null);
    }

    /// The same for a hash table, which may take a multiple of the setting.
    static Remedy ofHash(PlanFacts facts, double bytes, String instead) {
        return of(facts, bytes / multiplier(facts), instead);
    }

    /// How many times `work_mem` a hash table may take.
    static double multiplier(PlanFacts facts) {
        return facts.setting("hash_mem_multiplier").map(Double::parseDouble).orElse(MULTIPLIER);
    }

    /// Bytes that one step may be given.
    ///
    /// Source: pganalyze caps its advice by memory, shared buffers and usual active connections; the shares are ours.
    static double cap(PlanFacts facts) {
        double cache = size(facts, "effective_cache_size");
        if (cache == 0) {
            return ORDINARY_CAP;
        }
        double free = cache / CACHE_SHARE - size(facts, "shared_buffers");
        return Math.max(8 * MEGABYTE, free / STEPS / facts.context().inputs().busySessions());
    }

    private static double size(PlanFacts facts, String setting) {
        return facts.setting(setting).map(Bytes::read).orElse(0.0);
    }

    private static String scoped() {
        return "give this query the memory it needs, in its own transaction only; if it comes from many places, for"
                + " its role ('alter role … set work_mem'), then for its database; for the whole server last, since"
                + " every step of every session may take as much";
    }

    private static String tooMuch(PlanFacts facts, double bytes, double cap) {
        return "it would need work_mem = %s, more than the %s that %s: "
                .formatted(
                        Bytes.shown(bytes),
                        Bytes.shown(cap),
                        facts.setting("effective_cache_size").isEmpty()
                                ? "is wise for one step"
                                : "this server has for one step of each of its %s busy sessions"
                                        .formatted(
                                                Figures.count(
                                                        Math.ceil(
                                                                facts.context()
                                                                        .inputs()
                                                                        .busySessions()))));
    }
}
