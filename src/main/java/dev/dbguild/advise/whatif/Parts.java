package dev.dbguild.advise.whatif;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which partitions a table would have, and how many of its rows each, from the statistics of the key.
///
/// Ranges are cut where the histogram has equally many rows on each side; a list has one partition for each common value
/// and one for the rest; hashes spread the values, and the server tells where the common ones go.
final class Parts {
    private static final int USUAL_RANGES = 12;
    private static final int USUAL_HASHES = 8;
    private static final int MOST_LISTED = 20;
    private static final int MOST = 500;

    private final Session session;
    private final Change.Partitioning change;
    private final KeyValues key;

    Parts(Session session, Change.Partitioning change, KeyValues key) {
        this.session = session;
        this.change = change;
        this.key = key;
    }

    /// @throws Problem [Code#BAD_ARGUMENT] when the statistics do not tell where to cut
    List<Part> all() {
        if (change.parts() > MOST) {
            throw bad(
                    "'" + change.parts() + "' partitions are too many", "ask for at most " + MOST);
        }
        return switch (change.how()) {
            case "range" -> ranges(change.parts() == 0 ? USUAL_RANGES : change.parts());
            case "list" -> lists(change.parts() == 0 ? MOST_LISTED : change.parts());
            case String _ -> hashes(change.parts() == 0 ? USUAL_HASHES : change.parts());
        };
    }

    private List<Part> ranges(int wanted) {
        List<String> from = key.histogram().size() < 2 ? sorted() : key.histogram();
        int pieces = Math.min(wanted, from.size() - 1);
        if (pieces < 1) {
            throw bad(
                    "the statistics of '" + change.column().text() + "' do not tell its values",
                    "analyze the table first");
        }
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i <= pieces; i++) {
            cuts.add((int) Math.round(i * (from.size() - 1.0) / pieces));
        }
        List<String> bounds = cuts.subList(1, pieces).stream().map(from::get).toList();
        List<Map<String, Double>> common = commonIn(bounds);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            double slice = (double) (cuts.get(i + 1) - cuts.get(i)) / (from.size() - 1);
            parts.add(
                    new Part(
                            "_p" + (i + 1),
                            range(
                                    i == 0 ? null : bounds.get(i - 1),
                                    i == pieces - 1 ? null : bounds.get(i)),
                            slice * key.inHistogram() + sum(common.get(i)),
                            common.get(i),
                            key.histogram().size() < 2
                                    ? List.of()
                                    : from.subList(cuts.get(i), cuts.get(i + 1) + 1),
                            0));
        }
        if (key.nulls() > 0) {
            parts.add(rest(key.nulls(), Map.of(), List.of()));
        }
        return parts;
    }

    private List<String> sorted() {
        return session
                .rows(
                        "select x::text from unnest(cast(? as text[])::"
                                + array()
                                + ") x order by x",
                        key.common())
                .stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
    }

    private String array() {
        return key.column().type() + "[]";
    }

    private static String range(
            @org.jspecify.annotations.Nullable String from,
            @org.jspecify.annotations.Nullable String to) {
        return "for values from (%s) to (%s)"
                .formatted(
                        from == null ? "minvalue" : literal(from),
                        to == null ? "maxvalue" : literal(to));
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /// The common values between the bounds.
    private List<Map<String, Double>> commonIn(List<String> bounds) {
        List<Map<String, Double>> places = empty(bounds.size() + 1);
        if (bounds.isEmpty()) {
            place(places, _ -> 0);
        } else if (!key.common().isEmpty()) {
            List<Integer> buckets =
                    session
                            .rows(
                                    "select width_bucket(x, cast(? as text[])::%s) from unnest(cast(? as text[])::%s) with ordinality u(x, i) order by i"
                                            .formatted(array(), array()),
                                    bounds,
                                    key.common())
                            .stream()
                            .map(row -> Integer.valueOf(String.valueOf(row.getFirst())))
                            .toList();
            place(places, buckets::get);
        }
        return places;
    }

    private void place(List<Map<String, Double>> places, java.util.function.IntUnaryOperator of) {
        for (int i = 0; i < key.common().size(); i++) {
            places.get(of.applyAsInt(i)).put(key.common().get(i), key.shares().get(i));
        }
    }

    private static List<Map<String, Double>> empty(int size) {
        List<Map<String, Double>> places = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            places.add(new LinkedHashMap<>());
        }
        return places;
    }

    private List<Part> lists(int wanted) {
        if (key.common().isEmpty()) {
            throw bad(
                    "no value of '" + change.column().text() + "' is common enough for a list",
                    "partition by range or hash");
        }
        int own = Math.min(wanted, key.common().size());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < own; i++) {
            Map<String, Double> only = Map.of(key.common().get(i), key.shares().get(i));
            parts.add(
                    new Part(
                            "_p" + (i + 1),
                            "for values in (" + literal(key.common().get(i)) + ")",
                            sum(only),
                            only,
                            List.of(),
                            0));
        }
        Map<String, Double> others = new LinkedHashMap<>();
        for (int i = own; i < key.common().size(); i++) {
            others.put(key.common().get(i), key.shares().get(i));
        }
        parts.add(rest(sum(others) + key.inHistogram() + key.nulls(), others, key.histogram()));
        return parts;
    }

    private Part rest(double share, Map<String, Double> common, List<String> histogram) {
        return new Part("_rest", "default", share, common, histogram, key.nulls());
    }

    private List<Part> hashes(int pieces) {
        List<Map<String, Double>> places = empty(pieces);
        if (!key.common().isEmpty()) {
            place(places, hashed(pieces)::get);
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            double even = (key.inHistogram() + (key.inHistogram() == 0 ? unknown() : 0)) / pieces;
            double nulls = i == 0 ? key.nulls() : 0;
            parts.add(
                    new Part(
                            "_p" + (i + 1),
                            "for values with (modulus %d, remainder %d)".formatted(pieces, i),
                            even + sum(places.get(i)) + nulls,
                            places.get(i),
                            key.histogram(),
                            nulls));
        }
        return parts;
    }

    private double unknown() {
        return Math.max(
                0, 1 - key.nulls() - key.shares().stream().mapToDouble(Double::doubleValue).sum());
    }

    /// Where the server puts each common value.
    private List<Integer> hashed(int pieces) {
        return session.undone(() -> {
            session.run(
                    "create table dbguild_hash (x "
                            + key.column().type()
                            + ") partition by hash (x)");
            return session
                    .rows(
                            """
                            select (select r from generate_series(0, %1$d - 1) r
                                    where satisfies_hash_partition('dbguild_hash'::regclass, %1$d, r, x))
                            from unnest(cast(? as text[])::%2$s) with ordinality u(x, i) order by i
                            """
                                    .formatted(pieces, array()),
                            key.common())
                    .stream()
                    .map(row -> Integer.valueOf(String.valueOf(row.getFirst())))
                    .toList();
        });
    }

    private static double sum(Map<String, Double> shares) {
        return shares.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private Problem bad(String what, String cure) {
        return new Problem(Code.BAD_ARGUMENT, what, cure).with("change", change.text());
    }
}
