package dev.dbguild.model;

import dev.dbguild.model.playbook.Playbook;
import dev.dbguild.model.playbook.Question;
import java.util.Comparator;
import java.util.List;

/// Which playbook answers: the surest, and of equally sure ones the first by class name.
final class Choice {
    private Choice() {}

    static Playbook of(List<Playbook> playbooks, Question question) {
        return playbooks.stream()
                .max(
                        Comparator.<Playbook>comparingDouble(one -> one.recognises(question))
                                .thenComparing(
                                        one -> one.getClass().getName(), Comparator.reverseOrder()))
                .orElseThrow();
    }
}
