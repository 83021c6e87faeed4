package dev.dbguild.bench;

import dev.dbguild.bench.Greedy.Candidate;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// All columns, or all columns and ordered pairs of columns, that queries name together.
final class GreedyCandidates {
    private GreedyCandidates() {}

    static List<Candidate> of(Schema schema, List<String> queries, int keys) {
        List<Candidate> all = new ArrayList<>();
        for (Table table : schema.tables()) {
            for (Column one : table.columns()) {
                add(all, queries, table, List.of(one.name()));
                for (Column two : keys == 1 ? List.<Column>of() : table.columns()) {
                    if (one != two) {
                        add(all, queries, table, List.of(one.name(), two.name()));
                    }
                }
            }
        }
        return all;
    }

    private static void add(
            List<Candidate> all, List<String> queries, Table table, List<String> columns) {
        Set<Integer> serves = new TreeSet<>();
        for (int i = 0; i < queries.size(); i++) {
            String query = queries.get(i);
            if (columns.stream().allMatch(column -> names(query, column))) {
                serves.add(i);
            }
        }
        if (!serves.isEmpty()) {
            String keys = String.join(", ", columns);
            all.add(new Candidate("create index on " + table.name() + " (" + keys + ")", serves));
        }
    }

    private static boolean names(String query, String column) {
        return Pattern.compile("\\b" + column + "\\b").matcher(query).find();
    }
}
