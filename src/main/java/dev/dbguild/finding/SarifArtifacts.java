package dev.dbguild.finding;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The files of a run, in order, as SARIF names them: relative to the repository, percent-encoded.
final class SarifArtifacts {
    private final Map<String, String> sources;
    private final List<String> files;

    SarifArtifacts(Report report) {
        sources = report.sources();
        files = List.copyOf(sources.keySet());
    }

    List<Sarif.Artifact> all() {
        return files.stream()
                .map(file ->
                        new Sarif.Artifact(
                                new Sarif.ArtifactLocation(uri(file), null),
                                sources.getOrDefault(file, "")
                                        .getBytes(StandardCharsets.UTF_8)
                                        .length,
                                List.of("analysisTarget"),
                                "UTF-8",
                                "sql"))
                .toList();
    }

    Sarif.ArtifactLocation location(String file) {
        int index = files.indexOf(file);
        return new Sarif.ArtifactLocation(uri(file), index < 0 ? null : index);
    }

    private static String uri(String file) {
        String path = Told.path(file);
        boolean absolute = path.startsWith("/") || path.matches("[A-Za-z]:/.*");
        try {
            return absolute
                    ? new URI("file", "", path.startsWith("/") ? path : "/" + path, null)
                            .toASCIIString()
                    : new URI(null, null, "./" + path, null).toASCIIString().substring(2);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: '" + file + "'", e);
        }
    }
}
