package vn.dunghen.chassis.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Writes into the description what any operation may answer before its resource is reached, so
/// that no resource has to repeat it: a path or query that is refused, an answer in no form that
/// was asked for, a body of another type or too large, a browser sent by another site. A problem is
/// a page for somebody with a browser who asked for one.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class EdgeAnswers implements OASFilter {

  private static final String PAGE =
      "<!DOCTYPE html><html lang=\"vi\"><head><title>Không có quyền</title>…";

  @Override
  public void filterOpenAPI(OpenAPI description) {
    if (description.getPaths() == null || description.getComponents() == null) {
      return;
    }
    description.getPaths().getPathItems().values().stream()
        .flatMap(path -> path.getOperations().entrySet().stream())
        .forEach(EdgeAnswers::complete);
    description
        .getComponents()
        .getResponses()
        .values()
        .forEach(response ->
            response
                .getContent()
                .addMediaType(
                    "text/html",
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                        .example(PAGE)));
  }

  private static void complete(Map.Entry<HttpMethod, Operation> each) {
    Operation operation = each.getValue();
    answer(operation, "400", "BadRequest");
    answer(operation, "406", "NotAcceptable");
    if (each.getKey() != HttpMethod.GET) {
      answer(operation, "403", "Forbidden");
    }
    if (operation.getRequestBody() != null) {
      answer(operation, "413", "TooLarge");
      answer(operation, "415", "UnsupportedMediaType");
    }
  }

  private static void answer(Operation operation, String status, String name) {
    if (!operation.getResponses().hasAPIResponse(status)) {
      operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
    }
  }
}
