package dev.dbguild.delegation;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A question as the signals see it.
///
/// @param plain lower case, without accents
/// @param words its own words, as [Words] compares them
/// @param topic words of the trade for what it is about
/// @param language as the caller said or as it was told; empty when nothing tells
/// @param engines it is about, by name
/// @param targetEngine name of the engine of the target, empty when there is no target
record Heard(
        Asked asked,
        String plain,
        Set<String> words,
        Set<String> topic,
        Optional<String> language,
        Set<String> engines,
        Set<String> targetEngine,
        boolean aboutDatabases) {
    private static final Pattern DATABASE_WORDS =
            Pattern.compile(
                    "\\b(sql|nosql|databases?|db|base de datos|bases de datos|tables?|tablas?|columns?|columnas?|index|indexes"
                            + "|indices|indice|quer(y|ies)|consultas?|schemas?|esquemas?|migrations?|migracion(es)?|foreign"
                            + " keys?|primary keys?|claves? (foranea|primaria|ajena)s?|joins?|locks?|deadlocks?|bloqueos?"
                            + "|transactions?|vacuum|explain|rows?|filas?|replicas?|replication|normali[sz]\\w*|partition\\w*"
                            + "|block(s|ed|ing)?|backups?|sharding|select|alter table|create table|orms?)\\b");

    static Heard of(Asked asked) {
        String question = asked.question();
        String language = asked.language();
        Set<String> engines = EngineNames.about(question);
        String plain = Words.plain(question);
        return new Heard(
                asked,
                plain,
                Collections.unmodifiableSet(new TreeSet<>(Words.of(question))),
                Topics.words(plain),
                language == null ? TellLanguage.of(question) : Optional.of(language),
                engines,
                asked.engine() == null ? Set.of() : EngineNames.ofId(asked.engine()),
                !engines.isEmpty() || DATABASE_WORDS.matcher(plain).find());
    }

    /// The question's own words and those of its topic.
    Set<String> allWords() {
        Set<String> all = new TreeSet<>(words);
        all.addAll(topic);
        return all;
    }
}
