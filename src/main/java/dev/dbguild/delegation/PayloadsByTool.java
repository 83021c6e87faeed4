package dev.dbguild.delegation;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The payloads of each tool, in order; a tool that was not called has an empty list rather than none.
final class PayloadsByTool extends AbstractMap<String, List<Object>> {
    private final Map<String, List<Object>> payloads = new LinkedHashMap<>();

    void add(String tool, Object payload) {
        payloads.computeIfAbsent(tool, _ -> new ArrayList<>()).add(payload);
    }

    @Override
    public List<Object> get(@Nullable Object tool) {
        return payloads.getOrDefault(tool, List.of());
    }

    @Override
    public boolean containsKey(@Nullable Object tool) {
        return true;
    }

    @Override
    public Set<Entry<String, List<Object>>> entrySet() {
        return payloads.entrySet();
    }
}
