package dev.lectern.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Adds to the description of a service what all operations have in common, the problems above all,
 * and the examples of {@code openapi-examples-….json}: {@code {"PUT /api/…": {"request": …,
 * "response": …}}}.
 */
public final class ApiDescription implements GlobalOpenApiCustomizer {

    private static final String PROBLEM = "Problem";
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final Map<String, Map<String, Object>> examples;
    private final List<Integer> problems;

    /**
     * @param examples a resource
     * @param problems the statuses with which an operation may be refused
     */
    public ApiDescription(String examples, List<Integer> problems) {
        this.examples = read(examples);
        this.problems = List.copyOf(problems);
    }

    @SuppressWarnings("unchecked") // what is not of this form fails where it is used
    private static Map<String, Map<String, Object>> read(String resource) {
        try (var stream = new ClassPathResource(resource).getInputStream()) {
            return JsonMapper.shared().readValue(stream, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void customise(OpenAPI description) {
        description.getComponents().addSchemas(PROBLEM, problem());
        description
                .getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) -> describe(method, path, operation)));
    }

    private void describe(HttpMethod method, String path, Operation operation) {
        operation.setOperationId(OperationIds.of(method, path));
        Map<String, Object> example = examples.getOrDefault(method + " " + path, Map.of());
        if (operation.getRequestBody() != null && example.containsKey("request")) {
            show(operation.getRequestBody().getContent(), example.get("request"));
        }
        operation
                .getResponses()
                .forEach((_, response) -> {
                    if (response.getContent() != null && example.containsKey("response")) {
                        show(response.getContent(), example.get("response"));
                    }
                });
        for (int status : problems) {
            if (status != NOT_FOUND || path.contains("{")) {
                operation.getResponses().addApiResponse(Integer.toString(status), refusal(status));
            }
        }
    }

    private static void show(Content content, Object example) {
        content.values().forEach(type -> type.setExample(example));
    }

    private static ApiResponse refusal(int status) {
        var reference = new Schema<Object>(SpecVersion.V31);
        reference.set$ref(PROBLEM);
        var response =
                new ApiResponse()
                        .description(HttpStatus.valueOf(status).getReasonPhrase())
                        .content(
                                new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType().schema(reference)));
        if (status == UNAVAILABLE) {
            response.addHeaderObject(
                    "Retry-After",
                    new Header()
                            .description("In how many seconds to try again")
                            .schema(schema("integer")));
        }
        return response;
    }

    private static Schema<Object> schema(String type) {
        var schema = new Schema<Object>(SpecVersion.V31);
        schema.setType(type);
        schema.addType(type);
        return schema;
    }

    private static Schema<Object> problem() {
        var problem = schema("object");
        problem.setDescription(
                "RFC 9457. Each `code` has one meaning and one status; `field` is the part of the request that is meant");
        problem.addProperty("status", schema("integer"));
        for (String text :
                List.of("type", "title", "detail", "instance", "code", "field", "traceId")) {
            problem.addProperty(text, schema("string"));
        }
        problem.setRequired(List.of("code", "status", "traceId"));
        problem.setExample(
                Map.of(
                        "status", NOT_FOUND,
                        "title", "Not Found",
                        "detail", "There is no such conference",
                        "code", "unknown-conference",
                        "field", "conference",
                        "traceId", "4bf92f3577b34da6a3ce929d0e0e4736"));
        return problem;
    }
}
