package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.engine.ListsVersions.Extension;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// An extension's SQL is older than its library.
final class OutdatedExtension implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "extension-outdated",
                    "the server was upgraded and the extension was not: corrections and new columns are missing",
                    "any whose installed version is not the one that the server would install",
                    "splinter; pg_upgrade leaves the update to be done by hand",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.versions().extensions().stream().map(OutdatedExtension::finding).toList();
    }

    private static Finding finding(Extension extension) {
        return CARD.declared(extension.name())
                .info(
                        "extension '%s' is installed in version %s; the server has %s"
                                .formatted(
                                        extension.name(),
                                        extension.installed(),
                                        extension.available()),
                        new Remedy(
                                "update it",
                                "alter extension %s update;"
                                        .formatted(IndexStatement.quoted(extension.name()))));
    }
}
