package dev.dbguild.app;

import dev.dbguild.Problem;
import dev.dbguild.agent.Runs;
import dev.dbguild.api.rest.Vitals;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.GuildFolder;
import dev.dbguild.definition.ReviewSection;
import dev.dbguild.delegation.Router;
import dev.dbguild.engine.Targets;
import dev.dbguild.lab.Lab;
import dev.dbguild.review.ReviewSettings;
import dev.dbguild.review.Reviewer;
import dev.dbguild.tool.ToolContext;
import dev.dbguild.tool.ToolRunner;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/// What the resources of `api.rest` are made of, from the parts of the guildhall.
@Singleton
public final class RestParts {
    @Produces
    @Singleton
    Supplier<Guild> guild(GuildFolder folder) {
        return folder::current;
    }

    @Produces
    @Singleton
    Supplier<ToolContext> tools(Targets targets, Lab lab, Supplier<Guild> guild, Guildhall hall) {
        ReviewSettings settings = ReviewSettings.of(hall.reviews());
        return () -> new ToolContext(targets, lab, guild.get(), settings, hall.gate());
    }

    @Produces
    @Singleton
    ToolRunner runner() {
        return new ToolRunner();
    }

    @Produces
    @Singleton
    ReviewSection reviews(Guildhall hall) {
        return hall.reviews();
    }

    @Produces
    @Singleton
    Reviewer reviewer(Lab lab) {
        return new Reviewer(lab);
    }

    @Produces
    @Singleton
    Router router() {
        return new Router();
    }

    @Produces
    @Singleton
    Vitals vitals(Runs runs, Supplier<Guild> guild) {
        return () -> List.of(state(runs), definitions(guild.get()));
    }

    private static Vitals.Vital state(Runs runs) {
        try {
            runs.list(1, null);
            return new Vitals.Vital("state-database", true, "answers");
        } catch (Problem problem) {
            return new Vitals.Vital("state-database", false, problem.what());
        }
    }

    private static Vitals.Vital definitions(Guild guild) {
        return new Vitals.Vital(
                "guild", !guild.agents().isEmpty(), guild.agents().size() + " agents");
    }
}
