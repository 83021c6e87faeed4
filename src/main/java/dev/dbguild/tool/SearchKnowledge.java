package dev.dbguild.tool;

import dev.dbguild.definition.knowledge.Hit;
import dev.dbguild.definition.knowledge.Knowledge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Searches what the guild's agents know, by section.
final class SearchKnowledge implements Tool<SearchKnowledge.Args> {
    record Args(
            String query,
            @Nullable String language,
            @Nullable String agent,
            @Nullable Integer limit) {
        Args {
            Asked.notBlank("query", query);
        }
    }

    record Found(String query, String language, List<Hit> hits) {}

    @Override
    public String name() {
        return "search_knowledge";
    }

    @Override
    public Risk risk() {
        return Risk.READ;
    }

    @Override
    public Class<Args> arguments() {
        return Args.class;
    }

    @Override
    public ToolResult run(Args args, ToolContext context) {
        int limit = Asked.within("limit", args.limit(), 5, 20);
        String language = args.language() == null ? "en" : args.language();
        String agent = args.agent() == null ? null : context.guild().agent(args.agent()).id();
        List<Hit> hits = Knowledge.of(context.guild()).search(args.query(), language, agent, limit);
        String summary =
                hits.isEmpty()
                        ? "no section of the guild is about that"
                        : Asked.count(hits.size(), "section") + " found";
        return ToolResult.of(summary, new Found(args.query(), language, hits));
    }
}
