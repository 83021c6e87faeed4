package dev.dbguild.delegation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Text as comparable words: lower case, no accents, no stop words, inflections cut off in English and Spanish alike.
final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BREAKS = Pattern.compile("[^a-z0-9+#]+");
    private static final Pattern DOUBLED = Pattern.compile("([bdfgklmnprt])\\1");
    private static final int STEM = 6;
    private static final Set<String> STOP_WORDS =
            set(
                    "a an and are as at be but by can could did do does for from had has have how i if in into is it its"
                            + " me my no not of on or our should so some than that the their them then there these they"
                            + " this to too use used using was we what when where which who why will with would you your"
                            + " al ante como con cual cuales cuando de del desde donde el ella en entre es esa ese esta"
                            + " este esto fue ha han hay la las le lo los mas me mi mis muy para pero por porque que se"
                            + " ser si sin sobre son su sus tiene tu un una uno usar y ya puedo debo please help need"
                            + " want know tell give get good best way etc one many show between whom");

    private Words() {}

    /// Lower case without accents; the rest as it is.
    static String plain(String text) {
        String split = Normalizer.normalize(text, Normalizer.Form.NFD);
        return MARKS.matcher(split).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /// The words of a text, in order, repeated as often as they occur.
    static List<String> of(String text) {
        return whole(text).map(Words::stem).toList();
    }

    /// The words of a text as they stand in it first, by what they are compared by.
    static Map<String, String> written(String text) {
        return whole(text).collect(Collectors.toMap(Words::stem, word -> word, (one, next) -> one));
    }

    private static Stream<String> whole(String text) {
        return BREAKS.splitAsStream(plain(text))
                .filter(word -> word.length() > 1 && !STOP_WORDS.contains(word));
    }

    /// `indexes`, `indexing` and `index` are one word, and so are `modelling` and `modeling`.
    static String stem(String word) {
        String single = DOUBLED.matcher(word).replaceAll("$1");
        String stem = single.length() > STEM ? single.substring(0, STEM) : single;
        String singular =
                stem.length() > 3 && stem.endsWith("s") && !stem.endsWith("ss")
                        ? stem.substring(0, stem.length() - 1)
                        : stem;
        return singular.endsWith("y")
                ? singular.substring(0, singular.length() - 1) + "i"
                : singular;
    }

    static Set<String> set(String list) {
        return Set.copyOf(Arrays.asList(list.split(" ")));
    }
}
