package dev.dbguild.lab;

import java.util.ArrayList;
import java.util.List;

/// How a database is told to sort texts as another does.
final class SortOrder {
    private static final int PROVIDERS_SINCE = 15;

    private SortOrder() {}

    /// Options of CREATE DATABASE, the most alike first.
    static List<String> like(Blueprint.Locale locale, Release release) {
        List<String> options = new ArrayList<>();
        boolean providers = release.atLeast(PROVIDERS_SINCE);
        if (locale.provider().equals("c")) {
            options.add(providers ? libc(locale.name()) : old(locale.name()));
        } else if (providers) {
            options.add(icu(locale.name()));
        }
        if (providers) {
            options.add(icu(language(locale.name())));
            options.add(icu("und"));
        } else {
            options.add(old("C.UTF-8"));
        }
        return options;
    }

    static boolean isExact(Blueprint.Locale locale, String options) {
        return options.endsWith(Jdbc.literal(locale.name()));
    }

    private static String libc(String name) {
        return " locale_provider libc locale " + Jdbc.literal(name);
    }

    private static String old(String name) {
        return " lc_collate %1$s lc_ctype %1$s".formatted(Jdbc.literal(name));
    }

    private static String icu(String name) {
        return " locale_provider icu icu_locale " + Jdbc.literal(name);
    }

    /// `en_US.UTF-8` as ICU calls it.
    private static String language(String name) {
        return name.replaceFirst("[.@].*", "").replace('_', '-');
    }
}
