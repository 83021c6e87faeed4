package dev.dbguild.agent;

import dev.dbguild.delegation.Handoff;
import dev.dbguild.delegation.Route;
import dev.dbguild.finding.Finding;
import dev.dbguild.tool.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A copy of a run with some of it changed.
final class RunChange {
    private final Run run;
    private RunStatus status;
    private @Nullable String agent;
    private @Nullable Route route;
    private @Nullable String answer;
    private List<Evidence> evidence;
    private List<Finding> findings;
    private List<Handoff> handoffs;
    private Usage usage;
    private @Nullable ProblemReport problem;
    private @Nullable Instant finishedAt;

    RunChange(Run run) {
        this.run = run;
        this.status = run.status();
        this.agent = run.agent();
        this.route = run.route();
        this.answer = run.answer();
        this.evidence = run.evidence();
        this.findings = run.findings();
        this.handoffs = run.handoffs();
        this.usage = run.usage();
        this.problem = run.problem();
        this.finishedAt = run.finishedAt();
    }

    RunChange status(RunStatus status) {
        this.status = status;
        return this;
    }

    RunChange agent(@Nullable String agent) {
        this.agent = agent;
        return this;
    }

    RunChange route(@Nullable Route route) {
        this.route = route;
        return this;
    }

    RunChange answer(@Nullable String answer) {
        this.answer = answer;
        return this;
    }

    RunChange evidence(List<Evidence> evidence) {
        this.evidence = evidence;
        return this;
    }

    RunChange findings(List<Finding> findings) {
        this.findings = findings;
        return this;
    }

    RunChange handoffs(List<Handoff> handoffs) {
        this.handoffs = handoffs;
        return this;
    }

    RunChange usage(Usage usage) {
        this.usage = usage;
        return this;
    }

    RunChange problem(@Nullable ProblemReport problem) {
        this.problem = problem;
        return this;
    }

    RunChange finishedAt(@Nullable Instant finishedAt) {
        this.finishedAt = finishedAt;
        return this;
    }

    Run done() {
        return new Run(
                run.schema(),
                run.id(),
                status,
                run.question(),
                run.target(),
                agent,
                route,
                run.language(),
                answer,
                evidence,
                findings,
                handoffs,
                usage,
                problem,
                run.guild(),
                run.createdAt(),
                finishedAt);
    }
}
