package dev.dbguild.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads an agent that is one YAML document: its text stands under `instructions`.
final class YamlAgentReader {
    private YamlAgentReader() {}

    /// The agent, or empty when the file is none, which is noted.
    static Optional<AgentDraft> read(SourceText source, Notes notes) {
        if (source.isBlank()) {
            notes.error(Spot.FILE, "the file is empty", "write the agent or remove the file");
            return Optional.empty();
        }
        Fences.Split split =
                new Fences.Split(source.lines(), source.firstLine(), List.of(), source.firstLine());
        HeadReader.Head head = HeadReader.read(split, source.indent(), notes);
        HeadFields fields = new HeadFields(head.keys());
        if (!fields.has("name", "instructions", "instruction", "description")) {
            notes.error(
                    Spot.line(source.firstLine()),
                    "no agent stands here: there is neither 'name' nor 'instructions'",
                    "add 'name:', 'description:' and 'instructions:', or move the file elsewhere");
            return Optional.empty();
        }
        return Optional.of(draft(source.file(), head, fields, notes));
    }

    private static AgentDraft draft(
            String file, HeadReader.Head head, HeadFields fields, Notes notes) {
        String name = fields.text("name").orElse(AgentReader.stem(file));
        String description = fields.text("description").orElse("");
        String text =
                fields.text("instructions", "instruction", "system-prompt", "prompt").orElse("");
        int line = fields.spot("instructions", "instruction", "system-prompt", "prompt").line() + 1;
        MarkdownBody body = MarkdownBody.of(text.lines().toList(), line);
        String id = TargetLine.slug(fields.text("id").orElse(name));
        List<Agent.DocumentedDelegation> delegations = new ArrayList<>(fields.delegations());
        delegations.addAll(BodyDelegations.of(body, notes));
        AgentDraft draft =
                new AgentDraft(
                        id.isEmpty() ? TargetLine.slug(AgentReader.stem(file)) : id,
                        name,
                        file,
                        Dialect.YAML,
                        head.stage(),
                        description,
                        fields.language().orElseGet(() -> Language.of(description + "\n" + text)),
                        fields.model().orElse(null),
                        DeclaredTools.of(head.keys()),
                        fields.whenToUse(),
                        fields.examples(),
                        delegations,
                        body.sections(),
                        text,
                        fields.extra());
        AgentFaults.tell(draft, fields, notes);
        return draft;
    }
}
