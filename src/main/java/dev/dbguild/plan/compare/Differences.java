package dev.dbguild.plan.compare;

import dev.dbguild.plan.Amounts;
import dev.dbguild.plan.Conditions;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.plan.compare.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Collects what two plans differ in.
final class Differences {
    private final Roles before;
    private final Roles now;
    private final Pairs pairs;
    private final boolean timed;
    private final List<Change> found = new ArrayList<>();

    Differences(Roles before, Roles now) {
        this.before = before;
        this.now = now;
        this.pairs = new Pairs(before, now);
        this.timed = before.timed() && now.timed();
    }

    /// The one that costs most first; settings, which have no cost of their own, before all.
    List<Change> all() {
        settings();
        pairs.all().forEach(this::ofPair);
        joins();
        steps();
        relations();
        found.sort((one, other) ->
                one.kind() == Kind.SETTINGS || other.kind() == Kind.SETTINGS
                        ? Boolean.compare(
                                other.kind() == Kind.SETTINGS, one.kind() == Kind.SETTINGS)
                        : Double.compare(Math.abs(other.grew()), Math.abs(one.grew())));
        return List.copyOf(found);
    }

    Pairs pairs() {
        return pairs;
    }

    double grew(Pair pair) {
        return now.spent(pair.now(), timed) - before.spent(pair.before(), timed);
    }

    private void settings() {
        Map<?, ?> old = settings(before);
        Map<?, ?> young = settings(now);
        TreeSet<String> names = new TreeSet<>();
        Stream.concat(old.keySet().stream(), young.keySet().stream())
                .forEach(name -> names.add(name.toString()));
        names.stream()
                .filter(name -> !Objects.equals(old.get(name), young.get(name)))
                .forEach(name ->
                        found.add(
                                new Change(
                                        Kind.SETTINGS,
                                        name,
                                        "'%s' was %s and is %s"
                                                .formatted(
                                                        name,
                                                        value(old.get(name)),
                                                        value(young.get(name))),
                                        0,
                                        null,
                                        null)));
    }

    private static Map<?, ?> settings(Roles plan) {
        return plan.plan().details().get("Settings") instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String value(@Nullable Object value) {
        return value == null ? "the server's default" : "'" + value + "'";
    }

    private void ofPair(Pair pair) {
        access(pair);
        condition(pair);
        rows(pair);
        estimate(pair);
        ran(pair);
        Spill.change(pair).ifPresent(message -> add(Kind.SPILL, pair, message));
        count(pair, "Workers Launched", Kind.WORKERS, "workers");
        cache(pair);
    }

    private void access(Pair pair) {
        String was = pair.before().access();
        String is = pair.now().access();
        if (pair.now().kind() != Role.Kind.OTHER && !was.equals(is)) {
            add(accessKind(pair), pair, was + " became " + is);
        }
    }

    private static Kind accessKind(Pair pair) {
        if (pair.now().kind() != Role.Kind.SCAN) {
            return pair.now().kind() == Role.Kind.JOIN ? Kind.JOIN_METHOD : Kind.STEP;
        }
        boolean lost = !pair.now().indexes().containsAll(pair.before().indexes());
        return lost ? Kind.INDEX_NOT_USED : Kind.ACCESS;
    }

    /// A cast or function that came into a condition hides an index; a scan without one is another matter.
    private void condition(Pair pair) {
        String was = words(pair.before().node().conditions());
        String is = words(pair.now().node().conditions());
        boolean both = !was.isEmpty() && !is.isEmpty();
        if (pair.now().kind() == Role.Kind.SCAN && both && !was.equals(is)) {
            add(Kind.CONDITION, pair, "it tested %s, now %s".formatted(was, is));
        }
    }

    private static String words(Conditions conditions) {
        String all = String.join(" and ", conditions.all());
        return all.length() > 200 ? all.substring(0, 200) + "…" : all;
    }

    private void rows(Pair pair) {
        if (pair.bothRan() && Pair.differs(pair.rowsBefore(), pair.rowsNow())) {
            add(
                    Kind.ROWS,
                    pair,
                    "it gave %s, now %s"
                            .formatted(
                                    Amounts.rows(pair.rowsBefore()),
                                    Amounts.count(pair.rowsNow())));
        }
    }

    private void estimate(Pair pair) {
        double was = pair.before().node().estimate().rows();
        double is = pair.now().node().estimate().rows();
        if (Pair.differs(was, is)) {
            add(
                    Kind.ESTIMATE,
                    pair,
                    "%s expected, now %s".formatted(Amounts.rows(was), Amounts.count(is)));
        }
    }

    private void ran(Pair pair) {
        boolean did = pair.before().node().loops() > 0;
        boolean does = pair.now().node().loops() > 0;
        if (pair.bothRan() && did != does) {
            add(Kind.NOT_RUN, pair, did ? "it is not executed any more" : "it is executed now");
        }
    }

    private void count(Pair pair, String key, Kind kind, String what) {
        double was = pair.before().node().number(key);
        double is = pair.now().node().number(key);
        if (pair.bothRan() && was != is) {
            add(kind, pair, "%s %s, now %s".formatted(Amounts.count(was), what, Amounts.count(is)));
        }
    }

    /// Of scans alone, since the counts of a node hold those of the nodes below it.
    private void cache(Pair pair) {
        double was = pair.before().node().number("Shared Read Blocks");
        double is = pair.now().node().number("Shared Read Blocks");
        if (pair.now().kind() == Role.Kind.SCAN && Pair.differs(was, is)) {
            add(
                    Kind.CACHE,
                    pair,
                    "%s pages came from outside the cache, now %s"
                            .formatted(Amounts.count(was), Amounts.count(is)));
        }
    }

    private void joins() {
        String was = order(before);
        String is = order(now);
        List<Role> come = pairs.come(Role.Kind.JOIN);
        if (!was.equals(is) && !come.isEmpty() && !pairs.gone(Role.Kind.JOIN).isEmpty()) {
            double spent = come.stream().mapToDouble(role -> now.spent(role, timed)).sum();
            double saved =
                    pairs.gone(Role.Kind.JOIN).stream()
                            .mapToDouble(role -> before.spent(role, timed))
                            .sum();
            Change change =
                    new Change(
                            Kind.JOIN_ORDER,
                            "joins",
                            "the order was %s and is %s".formatted(was, is),
                            spent - saved,
                            null,
                            come.getFirst().placed().number());
            found.add(change);
        }
    }

    private static String order(Roles plan) {
        List<String> names =
                plan.of(Role.Kind.SCAN).stream()
                        .map(role -> Role.reads(role.node()).orElse(""))
                        .toList();
        String some = String.join(", ", names.subList(0, Math.min(names.size(), 8)));
        return names.size() > 8 ? some + ", …" : some;
    }

    private void steps() {
        for (Role.Kind kind : List.of(Role.Kind.SORT, Role.Kind.GROUP)) {
            pairs.gone(kind).forEach(role -> lone(role, false, Kind.STEP, "the step is gone"));
            pairs.come(kind).forEach(role -> lone(role, true, Kind.STEP, "the step is new"));
        }
    }

    private void relations() {
        pairs.gone(Role.Kind.SCAN)
                .forEach(role -> lone(role, false, Kind.RELATION, "it is not read any more"));
        pairs.come(Role.Kind.SCAN)
                .forEach(role -> lone(role, true, Kind.RELATION, "it was not read before"));
    }

    private void lone(Role role, boolean isNew, Kind kind, String message) {
        int number = role.placed().number();
        double spent = isNew ? now.spent(role, timed) : -before.spent(role, timed);
        found.add(
                new Change(
                        kind,
                        role.subject(),
                        message + " (" + role.access() + ")",
                        spent,
                        isNew ? null : number,
                        isNew ? number : null));
    }

    private void add(Kind kind, Pair pair, String message) {
        found.add(
                new Change(
                        kind,
                        pair.now().subject(),
                        message,
                        grew(pair),
                        pair.before().placed().number(),
                        pair.now().placed().number()));
    }

    /// What did not fit into memory, of any node.
    private static final class Spill {
        static Optional<String> change(Pair pair) {
            String was = of(pair.before().node());
            String is = of(pair.now().node());
            return was.equals(is) || !pair.bothRan()
                    ? Optional.empty()
                    : Optional.of(
                            is.isEmpty()
                                    ? "it does not spill any more: " + was
                                    : is + (was.isEmpty() ? "" : "; it was " + was));
        }

        private static String of(PlanNode node) {
            if (node.word("Sort Space Type").equals("Disk")) {
                return "it sorts on disk";
            }
            if (node.number("Hash Batches") > 1) {
                return "its hash table takes several batches";
            }
            return node.number("Disk Usage") > 0 || node.number("HashAgg Batches") > 1
                    ? "its groups spill to disk"
                    : "";
        }
    }
}
