package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a plan says below its nodes of the whole statement: times, triggers, settings, compilation.
final class Statement {
    private static final Pattern TRIGGER =
            Pattern.compile(
                    "Trigger(?: (?!for constraint )(?<trigger>.+?))?(?: for constraint (?<constraint>.+?))?(?: on (?<relation>.+?))?"
                            + ": (?:time=(?<time>[\\d.]++) )?calls=(?<calls>[\\d.]++)");
    private static final Pattern TIME =
            Pattern.compile("(Planning|Execution|Total) (?:[Tt]ime|[Rr]untime): ([\\d.]++) ms");
    private static final Pattern SETTING =
            Pattern.compile("([\\w.]++) = '(.*?)'(?=, [\\w.]++ = '|$)");
    private static final Pattern OPTION = Pattern.compile("([A-Z]\\w+) (true|false)");
    private static final Pattern TIMING =
            Pattern.compile("([A-Z]\\w+) ([\\d.]++) ms(?: \\(Deform ([\\d.]++) ms\\))?");
    private static final Set<String> SECTIONS = Set.of("Planning:", "JIT:", "Serialization:");

    private final ObjectNode document;
    private ObjectNode section;

    Statement(ObjectNode document) {
        this.document = document;
        this.section = document;
    }

    /// Whether a line as far left as the plan's first one belongs to the plan; then it is read.
    boolean read(String words) {
        return isTime(words)
                || isTrigger(words)
                || isSection(words)
                || isSettings(words)
                || isDetail(words);
    }

    /// Reads a line that stands below a line of its own kind.
    void readInside(String words) {
        if (words.startsWith("Options:")) {
            all(OPTION, words, section.putObject("Options"));
        } else if (words.startsWith("Timing:")) {
            timing(words, section.putObject("Timing"));
        } else {
            Property.of(words).ifPresent(property -> property.into(section));
        }
    }

    private boolean isTime(String words) {
        Matcher time = TIME.matcher(words);
        if (time.matches()) {
            String what = time.group(1).equals("Planning") ? "Planning Time" : "Execution Time";
            document.put(what, Double.parseDouble(time.group(2)));
        }
        return time.matches();
    }

    private boolean isTrigger(String words) {
        Matcher trigger = TRIGGER.matcher(words);
        if (!trigger.matches()) {
            return false;
        }
        ObjectNode node = document.withArrayProperty("Triggers").addObject();
        put(node, "Trigger Name", trigger.group("trigger"));
        put(node, "Constraint Name", trigger.group("constraint"));
        put(node, "Relation", trigger.group("relation"));
        if (trigger.group("time") != null) {
            node.put("Time", Double.parseDouble(trigger.group("time")));
        }
        node.put("Calls", Double.parseDouble(trigger.group("calls")));
        return true;
    }

    private static void put(ObjectNode node, String key, @Nullable String word) {
        if (word != null) {
            node.put(key, word);
        }
    }

    private boolean isSection(String words) {
        boolean serialization = words.startsWith("Serialization: ");
        if (!serialization && !SECTIONS.contains(words)) {
            return false;
        }
        section = document.putObject(words.substring(0, words.indexOf(':')));
        if (serialization) {
            Property.of(words).ifPresent(property -> property.into(section));
        }
        return true;
    }

    private boolean isSettings(String words) {
        if (!words.startsWith("Settings: ")) {
            return false;
        }
        ObjectNode settings = document.putObject("Settings");
        Matcher setting = SETTING.matcher(words.substring(10));
        while (setting.find()) {
            settings.put(setting.group(1), setting.group(2));
        }
        return true;
    }

    private boolean isDetail(String words) {
        return Property.of(words)
                .filter(property -> property.key().startsWith("Query "))
                .map(property -> {
                    property.into(document);
                    return true;
                })
                .orElse(false);
    }

    private static void all(Pattern pattern, String words, ObjectNode into) {
        Matcher each = pattern.matcher(words);
        while (each.find()) {
            into.put(each.group(1), each.group(2).equals("true"));
        }
    }

    private static void timing(String words, ObjectNode into) {
        Matcher each = TIMING.matcher(words);
        while (each.find()) {
            double ms = Double.parseDouble(each.group(2));
            if (each.group(3) == null) {
                into.put(each.group(1), ms);
            } else {
                into.putObject(each.group(1))
                        .put("Deform", Double.parseDouble(each.group(3)))
                        .put("Total", ms);
            }
        }
    }
}
