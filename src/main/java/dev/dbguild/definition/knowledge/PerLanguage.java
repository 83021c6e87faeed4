package dev.dbguild.definition.knowledge;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;

/// Reads fields whose names end in `-es` as Spanish and all others as English.
final class PerLanguage extends DelegatingAnalyzerWrapper {
    private final Words english;
    private final Words spanish;

    private PerLanguage(Words english, Words spanish) {
        super(PER_FIELD_REUSE_STRATEGY);
        this.english = english;
        this.spanish = spanish;
    }

    static Analyzer analyzer(Words english, Words spanish) {
        return new PerLanguage(english, spanish);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return field.endsWith("-es") ? spanish : english;
    }
}
