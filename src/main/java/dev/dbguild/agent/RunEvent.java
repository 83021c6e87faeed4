package dev.dbguild.agent;

import java.time.Instant;

/// An event with its place in the stream of its run.
///
/// @param sequence 1, 2, … without gaps; what `Last-Event-ID` names
public record RunEvent(String run, long sequence, Instant at, Event event) {}
