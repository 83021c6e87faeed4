package dev.dbguild.definition.knowledge;

import dev.dbguild.definition.Agent;
import dev.dbguild.definition.Agent.Section;
import dev.dbguild.definition.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One section of one agent, with its words as either language reads them.
record Passage(
        String agent,
        String file,
        String language,
        Section section,
        Set<String> english,
        Set<String> spanish) {

    Passage(Agent agent, Section section, Set<String> english, Set<String> spanish) {
        this(agent.id(), agent.file(), agent.language(), section, english, spanish);
    }

    Set<String> words(String language) {
        return language.equals(Language.SPANISH) ? spanish : english;
    }

    String heading() {
        return String.join("\n", section.path());
    }

    String text() {
        return section.text();
    }

    Hit hit(double score) {
        List<String> cited = new ArrayList<>(List.of(agent));
        cited.addAll(section.path());
        String text = section.text();
        String capped =
                text.length() <= Knowledge.MAX_TEXT
                        ? text
                        : text.substring(0, Knowledge.MAX_TEXT) + "…";
        return new Hit(
                agent,
                file,
                section.path(),
                section.line(),
                Math.round(score * 1000) / 1000.0,
                String.join(" › ", cited),
                capped);
    }
}
