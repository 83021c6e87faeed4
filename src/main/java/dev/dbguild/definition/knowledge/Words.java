package dev.dbguild.definition.knowledge;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PatternKeywordMarkerFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Words as the index compares them: lower case, stemmed, without accents; identifiers such as `work_mem` stay whole.
final class Words extends Analyzer {
    private static final Set<String> ASKING_EN =
            Set.of(
                    "how", "what", "which", "why", "when", "where", "who", "do", "does", "did",
                    "can", "could", "should", "would", "i", "my", "me", "we", "our", "you", "your",
                    "please", "tell", "explain", "show", "give", "use", "using", "best", "way",
                    "about", "from", "has", "have", "its", "am", "want", "need", "mean");
    private static final Set<String> ASKING_ES =
            Set.of(
                    "como",
                    "cómo",
                    "que",
                    "qué",
                    "cual",
                    "cuál",
                    "cuales",
                    "cuáles",
                    "cuando",
                    "cuándo",
                    "donde",
                    "dónde",
                    "por",
                    "puedo",
                    "debo",
                    "quiero",
                    "necesito",
                    "hago",
                    "explica",
                    "dime",
                    "muestra",
                    "mejor",
                    "forma",
                    "manera",
                    "hay",
                    "usar",
                    "uso");

    private static final Pattern IDENTIFIER = Pattern.compile(".*[_0-9.].*");

    private final boolean spanish;
    private final CharArraySet stop;

    private Words(boolean spanish, CharArraySet usual, Set<String> asking) {
        this.spanish = spanish;
        this.stop = new CharArraySet(usual, true);
        this.stop.addAll(asking);
    }

    static Words english() {
        return new Words(false, EnglishAnalyzer.getDefaultStopSet(), ASKING_EN);
    }

    static Words spanish() {
        return new Words(true, SpanishAnalyzer.getDefaultStopSet(), ASKING_ES);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = new StandardTokenizer();
        TokenStream words = new LowerCaseFilter(source);
        if (!spanish) {
            words = new EnglishPossessiveFilter(words);
        }
        words = new PatternKeywordMarkerFilter(new StopFilter(words, stop), IDENTIFIER);
        words = spanish ? new SpanishLightStemFilter(words) : new PorterStemFilter(words);
        return new TokenStreamComponents(source, new ASCIIFoldingFilter(words));
    }

    /// The distinct words of a text, in order.
    Set<String> of(String text) {
        Set<String> found = new LinkedHashSet<>();
        try (TokenStream stream = tokenStream("text", text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                found.add(word.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new IllegalStateException("reading a text in memory cannot fail", e);
        }
        return found;
    }
}
