package dev.dbguild.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of SARIF 2.1.0 that is written here; the names are those of the OASIS standard.
record Sarif(@JsonProperty("$schema") String schema, String version, List<Run> runs) {
    static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    static Sarif of(Run run) {
        return new Sarif(SCHEMA, "2.1.0", List.of(run));
    }

    record Run(
            Tool tool,
            List<Invocation> invocations,
            List<Artifact> artifacts,
            List<Result> results,
            AutomationDetails automationDetails,
            String columnKind) {}

    /// The category under which GitHub keeps the results of one kind of run apart from others.
    record AutomationDetails(String id) {}

    record Tool(Driver driver) {}

    record Driver(String name, Text fullDescription, List<Rule> rules) {}

    record Text(String text, @Nullable String markdown) {
        Text(String text) {
            this(text, null);
        }
    }

    record Rule(
            String id,
            String name,
            Text shortDescription,
            Text fullDescription,
            Text help,
            Configuration defaultConfiguration,
            Map<String, Object> properties) {}

    record Configuration(String level) {}

    record Invocation(boolean executionSuccessful, List<Note> toolExecutionNotifications) {}

    record Note(String level, Text message) {}

    record Artifact(
            ArtifactLocation location,
            int length,
            List<String> roles,
            String encoding,
            String sourceLanguage) {}

    record ArtifactLocation(String uri, @Nullable Integer index) {}

    record Result(
            String ruleId,
            int ruleIndex,
            String level,
            Text message,
            List<Place> locations,
            Map<String, String> partialFingerprints,
            List<Suppression> suppressions,
            @Nullable List<Fix> fixes,
            Map<String, Object> properties) {}

    record Place(
            @Nullable PhysicalLocation physicalLocation,
            @Nullable List<LogicalLocation> logicalLocations) {}

    record PhysicalLocation(ArtifactLocation artifactLocation, @Nullable Span region) {}

    record LogicalLocation(String fullyQualifiedName) {}

    record Span(
            @Nullable Integer startLine,
            @Nullable Integer startColumn,
            @Nullable Integer endLine,
            @Nullable Integer endColumn,
            int byteOffset,
            int byteLength,
            @Nullable Text snippet) {
        static Span of(Region region) {
            return new Span(
                    region.startLine(),
                    region.startColumn(),
                    region.endLine(),
                    region.endColumn(),
                    region.byteOffset(),
                    region.byteLength(),
                    new Text(region.snippet()));
        }
    }

    record Suppression(String kind, String status, String justification) {}

    record Fix(Text description, List<ArtifactChange> artifactChanges) {}

    record ArtifactChange(ArtifactLocation artifactLocation, List<Replacement> replacements) {}

    record Replacement(Span deletedRegion, Text insertedContent) {}
}
