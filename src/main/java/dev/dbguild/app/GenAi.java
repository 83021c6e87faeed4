package dev.dbguild.app;

import io.opentelemetry.api.common.AttributeKey;

/// Names of OpenTelemetry's conventions for generative systems (v1.41), which no library carries in a stable form, and
/// of what is ours alone.
final class GenAi {
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    static final AttributeKey<String> AGENT = AttributeKey.stringKey("gen_ai.agent.id");
    static final AttributeKey<String> AGENT_VERSION =
            AttributeKey.stringKey("gen_ai.agent.version");
    static final AttributeKey<String> MODEL = AttributeKey.stringKey("gen_ai.request.model");
    static final AttributeKey<Long> INPUT_TOKENS =
            AttributeKey.longKey("gen_ai.usage.input_tokens");
    static final AttributeKey<Long> OUTPUT_TOKENS =
            AttributeKey.longKey("gen_ai.usage.output_tokens");
    static final AttributeKey<String> TOOL = AttributeKey.stringKey("gen_ai.tool.name");
    static final AttributeKey<String> TOOL_CALL = AttributeKey.stringKey("gen_ai.tool.call.id");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    static final AttributeKey<String> RUN = AttributeKey.stringKey("dbguild.run.id");
    static final AttributeKey<String> STATUS = AttributeKey.stringKey("dbguild.run.status");
    static final AttributeKey<String> TARGET = AttributeKey.stringKey("dbguild.target");
    static final AttributeKey<Long> STEP = AttributeKey.longKey("dbguild.step");
    static final AttributeKey<String> TRIGGER = AttributeKey.stringKey("dbguild.handoff.trigger");

    static final String INVOKE_AGENT = "invoke_agent";
    static final String EXECUTE_TOOL = "execute_tool";
    static final String CHAT = "chat";

    private GenAi() {}
}
