package dev.dbguild.api.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/// Completes the API's description when it is built: what fields mean, an example of each request and response, and the
/// problem every operation may answer with. The texts are files of `openapi/`.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class DescribeTheApi implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setInfo(
                OASFactory.createInfo()
                        .title("dbguild")
                        .version("1")
                        .description(
                                "A guild of database specialists that measure before they speak."
                                        + " Nothing is said about a database that a tool did not"
                                        + " measure."));
        new DescribeSchemas(api).describe();
        new DescribeOperations(api).describe();
    }
}
