package dev.dbguild.definition.knowledge;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How telling words are: the fewer passages hold one, the more it weighs; one that nobody knows weighs most.
final class Rarity {
    private final int passages;
    private final Map<String, Integer> holders = new HashMap<>();

    Rarity(List<Passage> passages) {
        this.passages = passages.size();
        for (Passage passage : passages) {
            count(passage.language().equals("es") ? passage.spanish() : passage.english());
        }
    }

    private void count(Set<String> words) {
        words.forEach(word -> holders.merge(word, 1, Integer::sum));
    }

    /// The part of the question's weight that a passage holds, 0 to 1.
    double share(Collection<String> question, Set<String> passage) {
        double all = question.stream().mapToDouble(this::weight).sum();
        double held = question.stream().filter(passage::contains).mapToDouble(this::weight).sum();
        return all == 0 ? 0 : held / all;
    }

    private double weight(String word) {
        return Math.log(1 + (double) passages / (0.5 + holders.getOrDefault(word, 0)));
    }
}
