package dev.dbguild.review.plan;

/// A file of a plan.
public record PlannedFile(String name, String text) {}
