package dev.dbguild.agent;

import dev.dbguild.tool.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Finds figures of an answer that stand in no evidence, in no attached file and not in the question.
///
/// A figure counts as proven when some number there, in the unit the answer uses, rounds to it: 12.3 for 12.3456,
/// 95 % for 0.953, 100 MB for 104857600, 1.2 s for 1204. Ordered-list numbers, citations (`E1`), digits within a
/// name (`int4`, `V002`) and 0 and 1 are no figures.
final class FigureCheck {
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{L}\\d_.,$#-])(\\d{1,3}(?:[, ]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?![\\p{L}\\d_]*[_\\d])"
                            + "\\s?(%|ki?b|mi?b|gi?b|tb|kb|mb|gb|k|m|ms|s|min|h)?(?![\\p{L}\\d_])",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern LIST_NUMBER = Pattern.compile("(?m)^\\s*\\d+[.)]\\s");
    private static final Pattern ANY_NUMBER =
            Pattern.compile("\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?");
    private final List<Double> known = new ArrayList<>();
    private final Set<String> knownTexts = new LinkedHashSet<>();

    FigureCheck(RunRequest request, List<Evidence> evidence) {
        learn(request.question());
        request.files().forEach(file -> learn(file.text()));
        for (Evidence one : evidence) {
            learn(one.summary());
            learn(one.payload().toString());
            one.findings().forEach(finding -> learn(finding.toString()));
            learn(one.ran() == null ? "" : one.ran());
        }
    }

    /// The figures nothing vouches for, as the answer writes them, each once, in order.
    List<String> unproven(String answer) {
        String text = LIST_NUMBER.matcher(answer).replaceAll(" ");
        return NUMBER.matcher(text)
                .results()
                .filter(match -> !isProven(match))
                .map(match -> match.group().strip())
                .distinct()
                .toList();
    }

    private boolean isProven(MatchResult match) {
        String digits = digits(match);
        double figure = Double.parseDouble(digits);
        if (knownTexts.contains(digits) || digits.equals("0") || digits.equals("1")) {
            return true;
        }
        int point = digits.indexOf('.');
        double tolerance = 0.5 * Math.pow(10, point < 0 ? 0 : point + 1 - digits.length());
        double[] units = units(match.group(2));
        return known.stream().anyMatch(number -> isClose(number, units, figure, tolerance));
    }

    private static boolean isClose(double number, double[] units, double figure, double tolerance) {
        return DoubleStream.of(units)
                .anyMatch(unit -> Math.abs(number / unit - figure) <= tolerance * (1 + 1e-9));
    }

    /// What one of this unit may be in the numbers of a payload.
    private static double[] units(@Nullable String unit) {
        return switch (unit == null ? "" : unit.toLowerCase(Locale.ROOT)) {
            case "%" -> new double[] {1, 0.01};
            case "kb", "kib" -> new double[] {1, 1e3, 1024};
            case "mb", "mib" -> new double[] {1, 1e6, 1048576, 1024};
            case "gb", "gib" -> new double[] {1, 1e9, 1073741824, 1048576, 1024};
            case "tb" -> new double[] {1, 1e12, 1099511627776.0};
            case "k" -> new double[] {1, 1e3};
            case "m" -> new double[] {1, 1e6};
            case "ms" -> new double[] {1, 0.001};
            case "s" -> new double[] {1, 1e3};
            case "min" -> new double[] {1, 60, 6e4};
            case "h" -> new double[] {1, 3600, 3.6e6};
            default -> new double[] {1};
        };
    }

    private void learn(String text) {
        ANY_NUMBER.matcher(text).results().map(MatchResult::group).forEach(this::learnNumber);
        NUMBER.matcher(text).results().map(FigureCheck::digits).forEach(this::learnNumber);
    }

    private void learnNumber(String digits) {
        if (knownTexts.add(digits)) {
            known.add(Double.valueOf(digits));
        }
    }

    private static String digits(MatchResult match) {
        return match.group(1).replaceAll("[, ]", "");
    }
}
