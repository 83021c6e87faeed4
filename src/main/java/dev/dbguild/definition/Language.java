package dev.dbguild.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells Spanish from English by the small words; English when in doubt.
public final class Language {
    public static final String ENGLISH = "en";
    public static final String SPANISH = "es";

    private static final Set<String> ES =
            words(
                    "el la los las del que y en para con una un por soy usar cuando cómo como sin al es"
                            + " son está esta este qué cuál más mi mis su sus ver ya bases datos índice"
                            + " índices tabla tablas consulta consultas quiero puedo debo hay falta"
                            + " faltan lenta lento segura esquema cuáles dónde eres usa");
    private static final Set<String> EN =
            words(
                    "the and of to for with is are when use you in on that or an how what which why my"
                            + " your it this does do can should from by be not use database table"
                            + " tables index indexes query queries where");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?(```|$)|`[^`\n]*`");
    private static final Pattern WORD_BREAK = Pattern.compile("[^\\p{L}]+");

    private Language() {}

    /// `es` or `en`; code in backticks is not looked at.
    public static String of(String text) {
        return spanishness(text) > 0 ? SPANISH : ENGLISH;
    }

    /// Above 0 for Spanish, below for English, 0 when nothing tells.
    static int spanishness(String text) {
        String prose = CODE.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
        int marks = (int) prose.chars().filter(c -> "¿¡ñáéíóú".indexOf(c) >= 0).count();
        int words = WORD_BREAK.splitAsStream(prose).mapToInt(Language::weight).sum();
        return words + marks;
    }

    private static int weight(String word) {
        return (ES.contains(word) ? 1 : 0) - (EN.contains(word) ? 1 : 0);
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.stream(list.split(" ")).distinct().toList());
    }
}
