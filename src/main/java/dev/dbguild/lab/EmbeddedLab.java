package dev.dbguild.lab;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// The lab on the embedded PostgreSQL. At most eight shadows at once of each major; who comes later waits a little.
public final class EmbeddedLab implements Lab {
    private final Supplier<Cluster> newest;
    private final OtherMajors others;
    private final Blueprints blueprints = new Blueprints();
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
        return copy(blueprintOf(target), shadows(Release.of(major)), TwinBuilder::buildSchema);
    }

    @Override
    public Replica copyOf(Target target, List<String> tables, long most) {
        return copy(
                blueprintOf(target),
                shadows(Release.of(NEWEST)),
                builder -> builder.buildWithRows(target, tables, most));
    }

    @Override
    public Blueprint blueprintOf(Target target) {
        return blueprints.of(target);
    }

    @Override
    public void refresh(Target target) {
        blueprints.forget(target);
    }

    @Override
    public Twin twinOf(Blueprint blueprint) {
        return copy(blueprint, nearest(blueprint.major()), TwinBuilder::build);
    }

    /// A target is best planned for by its own release; where its programs cannot be had, by the newest.
    private Shadows nearest(int major) {
        try {
            return shadows(Release.nearest(major));
        } catch (Problem problem) {
            if (problem.code() != Code.LAB_UNAVAILABLE) {
                throw problem;
            }
            return shadows(Release.of(NEWEST));
        }
    }

    private static <T> T copy(
            Blueprint blueprint, Shadows shadows, Function<TwinBuilder, T> build) {
        List<String> differences = new ArrayList<>(blueprint.differences());
        differences.addAll(Differences.ofReleases(blueprint.major(), shadows.release().major()));
        differences.addAll(Differences.ofValues(blueprint));
        DatabaseShadow shadow = shadows.take(blueprint.locale(), differences);
        try {
            return build.apply(new TwinBuilder(shadow, blueprint, differences));
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
