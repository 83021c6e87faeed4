package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;

/// Something that is looked for in scripts, schemas or histories. Found by its one file; stateless, thread-safe.
public sealed interface Rule permits ChangeRule, SchemaRule, HistoryRule, SuppressionRule {
    RuleCard card();
}
