package dev.dbguild.model.playbook;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How much of a question's own words a text speaks about: three fifths of them at least, or it does not answer it.
record Coverage(Set<String> words) {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}_]+");
    private static final int STEM = 5;
    private static final Set<String> EMPTY_WORDS =
            Set.of(
                    ("about after also and any are been before between can could database databases does for from"
                                    + " good has have how into make many more most much need our please should show"
                                    + " some tell than that the them then there these they this use used using want"
                                    + " was way what when where which while who why will with would you your best"
                                    + " acerca algo algun alguna antes aunque base bases cada como con cual cuales"
                                    + " cuando cuanto datos debe deberia debo del desde donde ella entre esta este"
                                    + " esto hace hacer hago hasta hay las los mas mejor mis muy nos para pero por"
                                    + " porque puede puedo que quien quiero segun ser sin sobre son sus tengo tiene"
                                    + " una unas uno unos usar uso")
                            .split(" "));

    static Coverage of(String plainQuestion) {
        return new Coverage(stems(plainQuestion));
    }

    boolean isEnough(String text) {
        if (words.isEmpty()) {
            return false;
        }
        Set<String> there = stems(Cues.plain(text));
        long covered = words.stream().filter(there::contains).count();
        return covered * 5 >= words.size() * 3L;
    }

    private static Set<String> stems(String plain) {
        return BETWEEN.splitAsStream(plain)
                .filter(word -> word.length() > 2 && !EMPTY_WORDS.contains(word))
                .map(word -> word.length() > STEM ? word.substring(0, STEM) : word)
                .collect(Collectors.toSet());
    }
}
