package dev.dbguild.agent;

/// What a run has cost so far, delegates included.
///
/// @param inputTokens as the model reported them; 0 for the built-in one
/// @param milliseconds wall-clock time
public record Usage(
        int steps,
        int modelCalls,
        int toolCalls,
        long inputTokens,
        long outputTokens,
        long milliseconds) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

    public Usage plusModelCall(long input, long output) {
        return new Usage(
                steps,
                modelCalls + 1,
                toolCalls,
                inputTokens + input,
                outputTokens + output,
                milliseconds);
    }

    public Usage plusToolCall() {
        return new Usage(steps, modelCalls, toolCalls + 1, inputTokens, outputTokens, milliseconds);
    }

    public Usage plusStep() {
        return new Usage(steps + 1, modelCalls, toolCalls, inputTokens, outputTokens, milliseconds);
    }

    public Usage after(long elapsedMilliseconds) {
        return new Usage(
                steps, modelCalls, toolCalls, inputTokens, outputTokens, elapsedMilliseconds);
    }
}
