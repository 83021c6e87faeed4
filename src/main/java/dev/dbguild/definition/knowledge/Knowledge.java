package dev.dbguild.definition.knowledge;

import dev.dbguild.definition.Agent;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/// What the agents of a guild know: their sections, searched by BM25 in the language of the question. Thread-safe.
///
/// A section must hold a fair share of what the question is about, rare words counting more; otherwise there is no hit.
public final class Knowledge {
    /// Characters of a section that a hit carries at most.
    public static final int MAX_TEXT = 4_000;

    private static final Map<String, SoftReference<Knowledge>> BY_VERSION =
            new ConcurrentHashMap<>();
    private static final int MAX_QUESTION = 2_000;
    private static final int MAX_WORDS = 64;
    private static final int CANDIDATES = 50;
    private static final float HEADING_BOOST = 2.5f;
    private static final double SAME_LANGUAGE = 1.3;
    private static final double FLOOR = 0.34;

    private final Words english = Words.english();
    private final Words spanish = Words.spanish();
    private final List<Passage> passages;
    private final Rarity rarity;
    private final IndexSearcher searcher;

    private Knowledge(List<Agent> agents) {
        this.passages = agents.stream().flatMap(this::passages).toList();
        this.rarity = new Rarity(passages);
        try {
            this.searcher = new IndexSearcher(DirectoryReader.open(index(passages)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The knowledge of this guild; the index is made on first use and shared while memory allows.
    public static Knowledge of(Guild guild) {
        SoftReference<Knowledge> known = BY_VERSION.get(guild.version());
        Knowledge knowledge = known == null ? null : known.get();
        if (knowledge == null) {
            knowledge = new Knowledge(guild.agents());
            BY_VERSION.values().removeIf(reference -> reference.get() == null);
            BY_VERSION.put(guild.version(), new SoftReference<>(knowledge));
        }
        return knowledge;
    }

    /// Sections that answer the question, best first; empty when none is about it.
    ///
    /// @param language `en` or `es`: how the words of the question are read
    /// @param agentId search only this agent's text; null for everybody's
    public List<Hit> search(String question, String language, @Nullable String agentId, int limit) {
        String read = language.equals(Language.SPANISH) ? Language.SPANISH : Language.ENGLISH;
        String asked = question.substring(0, Math.min(question.length(), MAX_QUESTION));
        List<String> words = words(read).of(asked).stream().limit(MAX_WORDS).toList();
        if (words.isEmpty() || passages.isEmpty()) {
            return List.of();
        }
        Query query = query(words, read, agentId);
        return candidates(query)
                .filter(hit -> rarity.share(words, hit.passage().words(read)) >= FLOOR)
                .sorted(Comparator.comparingDouble((Scored hit) -> -hit.score(read)))
                .limit(limit)
                .map(hit -> hit.passage().hit(hit.score(read)))
                .toList();
    }

    private record Scored(Passage passage, float bm25) {
        double score(String language) {
            return passage.language().equals(language) ? bm25 * SAME_LANGUAGE : bm25;
        }
    }

    private Words words(String language) {
        return language.equals(Language.SPANISH) ? spanish : english;
    }

    private Stream<Passage> passages(Agent agent) {
        return agent.sections().stream()
                .map(section -> {
                    String all = String.join(" ", section.path()) + "\n" + section.text();
                    return new Passage(agent, section, english.of(all), spanish.of(all));
                });
    }

    private Stream<Scored> candidates(Query query) {
        try {
            List<Scored> found = new ArrayList<>();
            for (ScoreDoc doc : searcher.search(query, CANDIDATES).scoreDocs) {
                found.add(new Scored(passages.get(doc.doc), doc.score));
            }
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query query(List<String> words, String language, @Nullable String agentId) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String word : words) {
            Query heading = new TermQuery(new Term("heading-" + language, word));
            any.add(new BoostQuery(heading, HEADING_BOOST), Occur.SHOULD);
            any.add(new TermQuery(new Term("text-" + language, word)), Occur.SHOULD);
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
        if (agentId != null) {
            query.add(new TermQuery(new Term("agent", agentId)), Occur.FILTER);
        }
        return query.build();
    }

    /// Documents stand in the order of the passages, in one segment, so that their numbers are indexes.
    private Directory index(List<Passage> passages) throws IOException {
        Directory directory = new ByteBuffersDirectory();
        IndexWriterConfig config = new IndexWriterConfig(PerLanguage.analyzer(english, spanish));
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Passage passage : passages) {
                writer.addDocument(document(passage));
            }
            writer.forceMerge(1);
        }
        return directory;
    }

    private static Document document(Passage passage) {
        Document document = new Document();
        document.add(new StringField("agent", passage.agent(), Field.Store.NO));
        for (String language : Set.of(Language.ENGLISH, Language.SPANISH)) {
            document.add(new TextField("heading-" + language, passage.heading(), Field.Store.NO));
            document.add(new TextField("text-" + language, passage.text(), Field.Store.NO));
        }
        return document;
    }
}
