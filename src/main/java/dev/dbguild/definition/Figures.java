package dev.dbguild.definition;

import io.quarkus.qute.ValueResolver;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// How templates write numbers: `{rows.grouped}`, `{size.bytes}`, `{ratio.share}`, `{took.ms}`.
final class Figures {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};
    private final DecimalFormat whole;
    private final DecimalFormat fine;

    private Figures(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        this.whole = new DecimalFormat("#,##0", symbols);
        this.fine = new DecimalFormat("#,##0.##", symbols);
    }

    static List<ValueResolver> in(Locale locale) {
        Figures figures = new Figures(locale);
        return List.of(
                named("grouped", figures::grouped),
                named("bytes", figures::bytes),
                named("share", figures::share),
                named("percent", figures::percent),
                named("ms", figures::milliseconds));
    }

    private static ValueResolver named(String name, Function<Number, String> wording) {
        return ValueResolver.builder()
                .applyToBaseClass(Number.class)
                .applyToName(name)
                .resolveSync(context -> wording.apply((Number) context.getBase()))
                .build();
    }

    /// 200000 as `200,000`; a fraction keeps two digits.
    private String grouped(Number number) {
        return write(fine, number.doubleValue());
    }

    /// Bytes with the largest unit that leaves a whole part, by powers of 1024 as PostgreSQL does.
    private String bytes(Number number) {
        double left = number.doubleValue();
        int unit = 0;
        while (Math.abs(left) >= 1024 && unit < UNITS.length - 1) {
            left /= 1024;
            unit++;
        }
        return write(Math.abs(left) < 10 ? fine : whole, left) + " " + UNITS[unit];
    }

    /// 0.25 as `25 %`.
    private String share(Number number) {
        return write(fine, number.doubleValue() * 100) + " %";
    }

    /// 25 as `25 %`.
    private String percent(Number number) {
        return write(fine, number.doubleValue()) + " %";
    }

    private String milliseconds(Number number) {
        return write(fine, number.doubleValue()) + " ms";
    }

    private static String write(DecimalFormat format, double number) {
        return ((DecimalFormat) format.clone()).format(number);
    }
}
