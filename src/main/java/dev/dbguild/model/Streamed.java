package dev.dbguild.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/// A chat model that answers at once, used as one that streams: its whole text is one part.
record Streamed(ChatModel chat) implements StreamingChatModel {
    static StreamingChatModel of(ChatModel chat) {
        return chat instanceof StreamingChatModel streaming ? streaming : new Streamed(chat);
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        ChatResponse response = chat.chat(request);
        String text = response.aiMessage().text();
        if (text != null && !text.isEmpty()) {
            handler.onPartialResponse(text);
        }
        handler.onCompleteResponse(response);
    }
}
