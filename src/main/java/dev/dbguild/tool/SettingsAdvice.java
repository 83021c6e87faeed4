package dev.dbguild.tool;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsSettings;
import dev.dbguild.engine.ReadsSettings.Setting;
import dev.dbguild.engine.Target;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Works out PostgreSQL's key settings for a machine, and compares them with what a target has.
final class SettingsAdvice implements Tool<SettingsAdvice.Args> {
    private static final int CONNECTIONS = 200;

    record Args(
            double memoryGb,
            @Nullable String storage,
            @Nullable Integer maxConnections,
            @Nullable String target) {
        Args {
            if (!(memoryGb >= 0.25 && memoryGb <= 16_384)) {
                throw Asked.bad(
                        "memoryGb", "argument 'memoryGb' must be 0.25 to 16384, not " + memoryGb);
            }
        }
    }

    record Advice(
            double memoryGb,
            String storage,
            int maxConnections,
            @Nullable String target,
            @Nullable Integer agreeing,
            List<Advised> settings) {}

    /// @param formula what `value` was worked out by
    /// @param present what the target has, null when none was given or it may not be seen
    /// @param source where the present value comes from: `default`, `configuration file`, …
    /// @param needs what a change takes: `restart`, `reload` or `session`
    record Advised(
            String name,
            String value,
            String formula,
            @Nullable String present,
            @Nullable String source,
            @Nullable String needs,
            @Nullable Boolean agrees,
            String sql) {}

    @Override
    public String name() {
        return "settings_advice";
    }

    @Override
    public Risk risk() {
        return Risk.READ;
    }

    @Override
    public Class<Args> arguments() {
        return Args.class;
    }

    @Override
    public ToolResult run(Args args, ToolContext context) {
        String storage = args.storage() == null ? "ssd" : args.storage();
        Map<String, Setting> present = present(args.target(), context);
        int connections = connections(args.maxConnections(), present);
        List<Advised> settings =
                SettingsFormulas.of(args.memoryGb(), storage, connections).stream()
                        .map(formula -> advised(formula, present.get(formula.name())))
                        .toList();
        boolean compared = !present.isEmpty();
        int agreeing =
                (int) settings.stream().filter(each -> Boolean.TRUE.equals(each.agrees())).count();
        Advice payload =
                new Advice(
                        args.memoryGb(),
                        storage,
                        connections,
                        args.target(),
                        compared ? agreeing : null,
                        settings);
        return ToolResult.of(summary(payload), payload);
    }

    private static Map<String, Setting> present(@Nullable String name, ToolContext context) {
        if (name == null) {
            return Map.of();
        }
        Target target = context.targets().named(name);
        return Engines.on(target, ReadsSettings.class).read(target).stream()
                .collect(Collectors.toMap(Setting::name, Function.identity()));
    }

    private static int connections(@Nullable Integer asked, Map<String, Setting> present) {
        if (asked != null) {
            return Asked.within("maxConnections", asked, CONNECTIONS, 10_000);
        }
        Setting now = present.get("max_connections");
        return now == null ? CONNECTIONS : Integer.parseInt(now.value());
    }

    private static Advised advised(SettingsFormulas.Formula formula, @Nullable Setting present) {
        return new Advised(
                formula.name(),
                formula.value(),
                formula.why(),
                present == null ? null : present.shown(),
                present == null ? null : present.source(),
                present == null ? null : present.needs(),
                present == null ? null : formula.agrees(present),
                "alter system set " + formula.name() + " = '" + formula.value() + "';");
    }

    private static String summary(Advice advice) {
        String machine =
                advice.settings().size()
                        + " settings worked out for "
                        + Size.text(advice.memoryGb() * 1024 * 1024 * 1024)
                        + " of memory, "
                        + advice.storage()
                        + " and "
                        + advice.maxConnections()
                        + " connections";
        return advice.agreeing() == null
                ? machine
                : machine + "; target '" + advice.target() + "' agrees with " + advice.agreeing();
    }
}
