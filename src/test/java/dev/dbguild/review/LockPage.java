package dev.dbguild.review;

import dev.dbguild.review.LockCases.Case;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.ScriptReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes what was measured as the page `src/docs/locks.md`.
final class LockPage {
    private static final String HEAD =
            """
            # What PostgreSQL's statements really take

            Measured, not copied: every statement below was executed in dbguild's lab on PostgreSQL 14, 15, 16, 17 and 18 on
            tables of 1,000 rows, and its locks, new files and sequential scans were read before it was rolled back. What
            dbguild predicts without a lab is held against these very cells by a test.

            "Scan" names the tables that are read from end to end while the lock is held. Locks on indexes and sequences are
            shown where they are stronger than those on their tables. A row holds for all five majors unless its last column
            says otherwise. This page is made by `LockTableTest` from `src/test/resources/locks/cases.sql`.
            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    static String of(Map<Case, Map<Integer, LockCell>> measured) {
        LockPage writer = new LockPage();
        String section = "";
        LockCases.Given given = null;
        for (Map.Entry<Case, Map<Integer, LockCell>> row : measured.entrySet()) {
            Case each = row.getKey();
            if (!each.section().equals(section)) {
                section = each.section();
                writer.page.append("\n## ").append(section).append('\n');
            }
            if (!each.given().equals(given)) {
                given = each.given();
                writer.begin(given);
            }
            writer.row(each, row.getValue());
        }
        return writer.page.toString();
    }

    private void begin(LockCases.Given given) {
        page.append("\n<details><summary>given</summary>\n\n```sql\n")
                .append(given.text().strip())
                .append("\n```\n</details>\n\n")
                .append(
                        "| statement | lock on its table | locks elsewhere | rewrite | scan | by major |\n")
                .append("|---|---|---|---|---|---|\n");
    }

    private void row(Case each, Map<Integer, LockCell> cells) {
        LockCell newest = new TreeMap<>(cells).lastEntry().getValue();
        page.append("| ")
                .append(
                        each.text()
                                .lines()
                                .map(line -> "`" + line.replace("|", "\\|") + "`")
                                .collect(Collectors.joining("<br>")))
                .append(" | ")
                .append(String.join(" | ", cells(each, newest)))
                .append(" | ")
                .append(differences(each, cells, newest))
                .append(" |\n");
    }

    private static List<String> cells(Case each, LockCell cell) {
        Name named =
                ScriptReader.read("case.sql", each.statement(), Dialect.POSTGRESQL)
                        .statements()
                        .getFirst()
                        .target();
        String target = named == null ? "" : named.last();
        String elsewhere =
                cell.locks().entrySet().stream()
                        .filter(lock -> !lock.getKey().equals(target))
                        .map(lock -> lock.getKey() + " " + lock.getValue())
                        .collect(Collectors.joining(", "));
        String rewrite = String.join(", ", cell.rewrites());
        return List.of(
                cell.locks().getOrDefault(target, "-"),
                elsewhere.isEmpty() ? "-" : elsewhere,
                !rewrite.isEmpty() ? rewrite : cell.rebuilds() ? "indexes" : "no",
                cell.scans().isEmpty() ? "no" : String.join(", ", cell.scans()));
    }

    private static String differences(Case each, Map<Integer, LockCell> cells, LockCell newest) {
        Map<LockCell, List<Integer>> others = new java.util.LinkedHashMap<>();
        cells.forEach((major, cell) -> {
            if (!cell.equals(newest)) {
                others.computeIfAbsent(cell, same -> new ArrayList<>()).add(major);
            }
        });
        List<String> told = new ArrayList<>();
        if (each.since() > 0) {
            told.add("since " + each.since());
        }
        others.forEach((cell, majors) ->
                told.add(
                        majors.stream().map(String::valueOf).collect(Collectors.joining(", "))
                                + ": "
                                + (cell.refused() == null
                                        ? String.join("; ", cells(each, cell))
                                        : cell.refused().lines().findFirst().orElse(""))));
        return String.join("<br>", told);
    }
}
