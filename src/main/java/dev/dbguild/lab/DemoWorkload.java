package dev.dbguild.lab;

import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs what the shop asks, so that `pg_stat_statements` and the index statistics have something to tell.
final class DemoWorkload {
    private static final Pattern ENTRY = Pattern.compile("(?m)^-- (\\d+) times: .*\\n([^;]+);");

    private DemoWorkload() {}

    /// Each statement of a text whose statements end with a semicolon at the end of a line.
    static List<String> statements(String text) {
        return Arrays.stream(text.replaceAll("(?m)^--.*$", "").split(";\\s*\\n"))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .toList();
    }

    static void run(Connection shop, String workload) {
        Matcher entry = ENTRY.matcher(workload);
        while (entry.find()) {
            int rounds = Integer.parseInt(entry.group(1));
            for (int round = 1; round <= rounds; round++) {
                Jdbc.run(shop, entry.group(2).replace(":n", Integer.toString(round)));
            }
        }
        useTheTwinOfADuplicate(shop);
    }

    /// The planner takes one of two equal indexes: with it out of the way for a moment, the other has scans as well,
    /// as on a server where they took turns.
    private static void useTheTwinOfADuplicate(Connection shop) {
        for (String kept : List.of("order_items_product_id_idx", "order_items_by_product")) {
            String other =
                    kept.equals("order_items_by_product")
                            ? "order_items_product_id_idx"
                            : "order_items_by_product";
            Jdbc.run(
                    shop,
                    "begin",
                    "drop index " + other,
                    "select count(*) from order_items where product_id = 1999",
                    "rollback");
        }
        Jdbc.run(
                shop,
                "begin",
                "drop index payments_order_id_paid_at_idx",
                "select count(*) from payments where order_id = 77",
                "rollback");
    }
}
