package dev.dbguild.model.playbook;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Wordings that speak for a kind of question, in every language at once, each with how much it says.
///
/// Patterns are matched against the plain question: lower case, no accents. Several that match add up, never beyond 1.
public final class Cues {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final List<Cue> cues = new ArrayList<>();

    private record Cue(Pattern pattern, double weight) {}

    /// Adds a pattern; `weight` from 0 to 1 is how sure it alone makes.
    public Cues cue(double weight, String pattern) {
        cues.add(new Cue(Pattern.compile(pattern), weight));
        return this;
    }

    /// How sure the cues make together.
    public double in(Question question) {
        String plain = question.plain();
        double doubt = 1;
        for (Cue cue : cues) {
            if (cue.pattern.matcher(plain).find()) {
                doubt *= 1 - cue.weight;
            }
        }
        return 1 - doubt;
    }

    /// Lower case, without accents, with single blanks.
    static String plain(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return BLANKS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
