package dev.dbguild.lab;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsOverJdbc;
import dev.dbguild.engine.Target;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// The lab on the embedded PostgreSQL. At most eight shadows at once of each major; who comes later waits a little.
public final class EmbeddedLab implements Lab {
    private final Supplier<Cluster> newest;
    private final OtherMajors others;
    private final Map<Release, Shadows> shadows = new EnumMap<>(Release.class);

    /// @param newest asked once, when its first shadow is needed
    public EmbeddedLab(Supplier<Cluster> newest, OtherMajors others) {
        this.newest = newest;
        this.others = others;
    }

    @Override
    public Shadow shadow() {
        return shadow(NEWEST);
    }

    @Override
    public Shadow shadow(int major) {
        return shadows(Release.of(major)).take();
    }

    @Override
    public Replica replicaOf(Target target, int major) {
        return copy(target, Release.of(major), TwinBuilder::buildSchema);
    }

    @Override
    public Twin twinOf(Target target) {
        return copy(target, Release.of(NEWEST), TwinBuilder::build);
    }

    private <T> T copy(Target target, Release release, Function<TwinBuilder, T> build) {
        Blueprint blueprint =
                Engines.on(target, ReadsOverJdbc.class).read(target, BlueprintReader::read);
        boolean plain = blueprint.sortsByBytes() || !release.isBuiltIn();
        DatabaseShadow shadow =
                plain
                        ? shadows(release).take()
                        : shadows(release).make(" locale_provider icu icu_locale 'und'");
        try {
            return build.apply(new TwinBuilder(shadow, blueprint));
        } catch (RuntimeException e) {
            shadow.close();
            throw e;
        }
    }

    private synchronized Shadows shadows(Release release) {
        return shadows.computeIfAbsent(
                release, asked -> new Shadows(asked.isBuiltIn() ? newest.get() : others.of(asked)));
    }
}
