package dev.dbguild.model;

/// What a [ScriptedEndpoint] does with one request.
public sealed interface Scripted {
    /// An answer in words, streamed word by word where a stream is wanted.
    record Text(String text) implements Scripted {}

    /// A tool call; `arguments` is sent as it is.
    record Call(String id, String tool, String arguments) implements Scripted {}

    /// A refusal with an error document that repeats the caller's key, as some endpoints do.
    record Refusal(int status) implements Scripted {}

    /// Bytes that are no protocol at all.
    record Garbage(String body) implements Scripted {}

    /// Takes the request and never answers.
    record Silence() implements Scripted {}

    /// Streams the first words and then drops the connection.
    record HalfStream(String text) implements Scripted {}
}
