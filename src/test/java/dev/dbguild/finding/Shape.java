package dev.dbguild.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The shape that a receiver of reports asks for, as a JSON schema.
public enum Shape {
    /// The official schema, from an artifact that carries it.
    SARIF("/schema/sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_7),
    GITHUB("/schemas/github-review.json", SpecificationVersion.DRAFT_2020_12),
    GITLAB("/schemas/gitlab-code-quality.json", SpecificationVersion.DRAFT_2020_12);

    private final Schema schema;

    Shape(String resource, SpecificationVersion version) {
        try (InputStream in = Shape.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            schema =
                    SchemaRegistry.withDefaultDialect(version)
                            .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Fails, saying where, when the document has another shape.
    public void holds(String document) {
        assertThat(schema.validate(document, InputFormat.JSON)).as("%s", this).isEmpty();
    }
}
