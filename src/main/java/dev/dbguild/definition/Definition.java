package dev.dbguild.definition;

/// What one definition file defines.
sealed interface Definition permits AgentDraft, ToolCard, Delegation, Prompt {}
