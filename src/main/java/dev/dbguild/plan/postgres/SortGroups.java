package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an incremental sort says of its groups: how many, and with which methods and how much space each was sorted.
final class SortGroups {
    private static final Pattern PART =
            Pattern.compile("([A-Z][A-Za-z-]*(?: [A-Za-z]+)*): (.*?)(?=  [A-Z]|$)");

    private SortGroups() {}

    static void read(String key, String words, ObjectNode node) {
        ObjectNode groups = node.putObject(key);
        Matcher part = PART.matcher(words);
        while (part.find()) {
            put(groups, part.group(1), part.group(2));
        }
    }

    private static void put(ObjectNode groups, String what, String value) {
        switch (what) {
            case "Full-sort Groups", "Pre-sorted Groups" ->
                    groups.put("Group Count", figure(value));
            case "Sort Method", "Sort Methods" ->
                    groups.set("Sort Methods Used", Property.list(value));
            case String space -> space(groups, space.split(" ")[0], space, value);
        }
    }

    private static void space(ObjectNode groups, String which, String words, String value) {
        String type = words.endsWith("Disk") ? "Disk" : "Memory";
        groups.withObjectProperty("Sort Space " + type)
                .put(which + " Sort Space Used", figure(value));
    }

    private static double figure(String value) {
        String digits = value.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Double.parseDouble(digits);
    }
}
