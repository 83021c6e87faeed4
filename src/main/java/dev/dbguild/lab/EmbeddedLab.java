package dev.dbguild.lab;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsOverJdbc;
import dev.dbguild.engine.Target;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The lab on the embedded PostgreSQL. At most eight shadows at once; who comes later waits a little.
public final class EmbeddedLab implements Lab {
    private final Supplier<Cluster> clusters;
    private @Nullable Shadows shadows;

    /// @param clusters asked once, when the first shadow is needed
    public EmbeddedLab(Supplier<Cluster> clusters) {
        this.clusters = clusters;
    }

    @Override
    public Shadow shadow() {
        return shadows().take();
    }

    @Override
    public Twin twinOf(Target target) {
        Blueprint blueprint =
                Engines.on(target, ReadsOverJdbc.class).read(target, BlueprintReader::read);
        DatabaseShadow shadow =
                blueprint.sortsByBytes()
                        ? shadows().take()
                        : shadows().make(" locale_provider icu icu_locale 'und'");
        try {
            return new TwinBuilder(shadow, blueprint).build();
        } catch (RuntimeException e) {
            shadow.close();
            throw e;
        }
    }

    private synchronized Shadows shadows() {
        if (shadows == null) {
            shadows = new Shadows(clusters.get());
        }
        return shadows;
    }
}
