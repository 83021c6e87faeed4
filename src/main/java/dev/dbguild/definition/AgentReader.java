package dev.dbguild.definition;

import dev.dbguild.definition.Agent.DocumentedDelegation;
import dev.dbguild.definition.Agent.Example;
import dev.dbguild.definition.MarkdownBody.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one markdown agent file of any dialect. It never fails: what it cannot read it notes.
final class AgentReader {
    private static final Predicate<String> WHEN =
            heading("when to use.*|use (me )?when.*|use cases?|cu[aá]ndo usar.*|usar cuando.*");
    private static final Predicate<String> PURPOSE =
            heading("purpose|description|overview|summary|prop[oó]sito|descripci[oó]n|resumen");
    private static final Predicate<String> TASKS =
            heading("example (tasks|requests|questions)|ejemplos de (tareas|preguntas)");
    private static final Pattern SUFFIX =
            Pattern.compile("(\\.agent|\\.chatmode)?\\.(md|mdc|markdown|ya?ml)$");

    private final String file;
    private final Notes notes;
    private final Fences.Split split;
    private final HeadReader.Head head;
    private final HeadFields fields;
    private final MarkdownBody body;

    private AgentReader(SourceText source, Notes notes) {
        this.file = source.file();
        this.notes = notes;
        this.split = Fences.split(source, notes);
        this.head = HeadReader.read(split, source.indent(), notes);
        this.fields = new HeadFields(head.keys());
        this.body = MarkdownBody.of(split.body(), split.bodyLine());
    }

    /// The agent, or empty when the file is no agent, which is noted.
    static Optional<AgentDraft> read(SourceText source, Notes notes) {
        if (source.isBlank()) {
            notes.error(Spot.FILE, "the file is empty", "write the agent or remove the file");
            return Optional.empty();
        }
        AgentReader reader = new AgentReader(source, notes);
        String objection =
                reader.head.stage() == Stage.NONE
                        ? Persona.objection(stem(source.file()), source)
                        : "";
        if (!objection.isEmpty()) {
            notes.info(Spot.FILE, objection, "give it a head with 'name:' to make it an agent");
            return Optional.empty();
        }
        return Optional.of(reader.draft());
    }

    /// The file's name without folders and endings; for `SKILL.md` and `AGENT.md` the folder's name.
    static String stem(String file) {
        String[] parts = file.split("/");
        String stem = SUFFIX.matcher(parts[parts.length - 1]).replaceFirst("");
        boolean generic = stem.equals("SKILL") || stem.equals("AGENT") || stem.equals("agent");
        return generic && parts.length > 1 ? parts[parts.length - 2] : stem;
    }

    private AgentDraft draft() {
        Dialect dialect = dialect();
        String name = name(dialect);
        String description = description();
        String text = String.join("\n", split.body()).strip();
        AgentDraft draft =
                new AgentDraft(
                        id(name, dialect),
                        name,
                        file,
                        dialect,
                        head.stage(),
                        description,
                        fields.language().orElseGet(() -> language(description, text)),
                        model(),
                        DeclaredTools.of(head.keys()),
                        whenToUse(),
                        examples(),
                        delegations(),
                        body.sections(),
                        text.isEmpty() ? fields.text("prompt").orElse("") : text,
                        fields.extra());
        AgentFaults.tell(draft, fields, notes);
        return draft;
    }

    private Dialect dialect() {
        return head.stage() == Stage.NONE
                ? Dialect.PLAIN
                : DialectOf.markdown(file, head.keys(), String.join("\n", split.head()));
    }

    private @Nullable String model() {
        return fields.model().orElse(null);
    }

    private static String language(String description, String body) {
        int weight = 2 * Language.spanishness(description) + Language.spanishness(body);
        return weight > 0 ? Language.SPANISH : Language.ENGLISH;
    }

    private String name(Dialect dialect) {
        String title = body.title().map(Part::title).orElse("");
        return fields.text("name")
                .orElse(dialect == Dialect.PLAIN && !title.isEmpty() ? title : stem(file));
    }

    private String id(String name, Dialect dialect) {
        String id =
                TargetLine.slug(
                        dialect == Dialect.PLAIN ? stem(file) : fields.text("id").orElse(name));
        return id.isEmpty() ? "agent-" + Integer.toHexString(file.hashCode()) : id;
    }

    private String description() {
        return fields.text("description")
                .or(() -> body.under(PURPOSE).map(Part::paragraph).filter(p -> !p.isEmpty()))
                .or(() -> head.stage() == Stage.NONE ? firstParagraph() : Optional.empty())
                .orElse("");
    }

    private Optional<String> firstParagraph() {
        return body.parts().stream().map(Part::paragraph).filter(p -> !p.isEmpty()).findFirst();
    }

    private List<String> whenToUse() {
        List<String> all = new ArrayList<>(fields.whenToUse());
        body.under(WHEN).map(Part::items).ifPresent(all::addAll);
        return all;
    }

    private List<Example> examples() {
        List<Example> all = new ArrayList<>(blocks().examples());
        if (all.isEmpty()) {
            all.addAll(fields.examples());
        }
        body.under(TASKS).map(Part::items).orElse(List.of()).stream()
                .map(task -> new Example("", task, ""))
                .forEach(all::add);
        return all;
    }

    private List<DocumentedDelegation> delegations() {
        List<DocumentedDelegation> all = new ArrayList<>(blocks().delegations());
        all.addAll(fields.delegations());
        all.addAll(BodyDelegations.of(body, notes));
        return all;
    }

    private Blocks blocks() {
        return new Blocks(split.head(), split.headLine(), notes);
    }

    private static Predicate<String> heading(String pattern) {
        return Pattern.compile("(?i)(?:" + pattern + ")\\s*:?").asMatchPredicate();
    }
}
