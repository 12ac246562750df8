package io.evenhand.api;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.yaml.snakeyaml.Yaml;

/** The interface's own description, against which every answer in the tests is held. */
public final class ApiDescription {
    private static final String TEXT = text();

    private final OpenApiInteractionValidator validator =
            OpenApiInteractionValidator.createForInlineApiSpecification(TEXT).build();

    /** What is wrong with an answer; empty when nothing is. */
    public List<String> violations(MvcResult exchange) {
        MockHttpServletResponse answer = exchange.getResponse();
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.getStatus());
        byte[] body = answer.getContentAsByteArray();
        if (body.length > 0) {
            response.withContentType(answer.getContentType()).withBody(body);
        }
        answer.getHeaderNames().forEach(name -> response.withHeader(name, answer.getHeader(name)));
        ValidationReport report = validator.validateResponse(
                Objects.requireNonNull(exchange.getRequest().getRequestURI()),
                Request.Method.valueOf(exchange.getRequest().getMethod()),
                response.build());
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> message.getMessage() + " in " + new String(body, StandardCharsets.UTF_8))
                .toList();
    }

    /** What is wrong with a body that is to be sent. */
    List<String> violations(String method, String path, String body) {
        var request = new com.atlassian.oai.validator.model.SimpleRequest.Builder(method, path)
                .withContentType("application/json")
                .withHeader("If-Match", "\"x\"")
                .withHeader("Authorization", "Bearer x")
                .withBody(body)
                .build();
        return validator.validateRequest(request).getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(ValidationReport.Message::getMessage)
                .toList();
    }

    /** Every method and path that is described. */
    @SuppressWarnings("unchecked")
    static Set<String> operations() {
        Map<String, Object> file = new Yaml().load(TEXT);
        Set<String> operations = new TreeSet<>();
        ((Map<String, Map<String, Object>>) Objects.requireNonNull(file.get("paths")))
                .forEach((path, item) -> item.keySet().stream()
                        .filter(method -> Set.of("get", "put", "post", "delete").contains(method))
                        .forEach(method -> operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        return operations;
    }

    /** The types of problems that are described. */
    @SuppressWarnings("unchecked")
    static List<String> problemTypes() {
        Map<String, Object> at = new Yaml().load(TEXT);
        for (String step : List.of("components", "schemas", "Problem", "properties", "type")) {
            at = (Map<String, Object>) Objects.requireNonNull(at.get(step));
        }
        return (List<String>) Objects.requireNonNull(at.get("enum"));
    }

    private static String text() {
        try (InputStream in = ApiDescription.class.getResourceAsStream("/api/openapi.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
