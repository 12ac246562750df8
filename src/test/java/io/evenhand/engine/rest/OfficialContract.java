package io.evenhand.engine.rest;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The official OpenAPI file of Camunda 8.8, against which every answer in the tests is held. */
final class OfficialContract {
    /**
     * Where the official gateway does not keep to the file: keys of decision instances ("123-1") and correlation keys
     * ("order-7") are declared as digits only, a decision that did not fail has an empty failed id, and the instance of a
     * problem is a path although the file asks for an absolute URI.
     */
    private static final List<String> KNOWN_TO_BE_WRONG_IN_THE_FILE =
            List.of("decisionEvaluationInstanceKey", "correlationKey", "failedDecisionDefinitionId", "/instance");

    /** The file does not list every refusal of every call, such as 409 for a message that was already published. */
    private static final Set<String> NOT_DECLARED = Set.of(
            "validation.response.status.unknown",
            "validation.request.path.missing",
            "validation.request.operation.notAllowed");

    private final OpenApiInteractionValidator validator;
    private final Set<String> fulfilled = new ConcurrentSkipListSet<>();

    OfficialContract() {
        try (InputStream in = OfficialContract.class.getResourceAsStream("/rest-api.yaml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            validator = OpenApiInteractionValidator.createForInlineApiSpecification(text)
                    .withBasePathOverride("/v2")
                    // The validator takes the parts of an allOf for closed, which the file does not say.
                    .withLevelResolver(LevelResolver.create()
                            .withLevel(
                                    "validation.response.body.schema.additionalProperties",
                                    ValidationReport.Level.IGNORE)
                            .build())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the operations that have given an answer as the file describes it, refusals not counted. */
    Set<String> fulfilled() {
        return fulfilled;
    }

    /** What is wrong with an answer; empty when nothing is. */
    List<String> violations(String method, String path, int status, String contentType, byte[] body) {
        if (!path.startsWith("/v2/")) {
            return List.of();
        }
        SimpleResponse.Builder response = SimpleResponse.Builder.status(status);
        if (body.length > 0) {
            response.withContentType(contentType).withBody(body);
        }
        ValidationReport report = validator.validateResponse(path, Request.Method.valueOf(method), response.build());
        List<String> violations = report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .filter(message -> status < 400 || !NOT_DECLARED.contains(message.getKey()))
                .map(message -> placeOf(message) + ": " + message.getMessage())
                .filter(message -> KNOWN_TO_BE_WRONG_IN_THE_FILE.stream().noneMatch(message::contains))
                .toList();
        if (violations.isEmpty() && status < 300) {
            Operation.official().stream()
                    .filter(operation -> operation.method().equals(method))
                    .filter(operation ->
                            operation.match(Operation.segmentsOf(path)).isPresent())
                    .max(Comparator.comparingLong(Operation::literalSegments))
                    .ifPresent(operation -> fulfilled.add(operation.name()));
        }
        return violations;
    }

    private static String placeOf(ValidationReport.Message message) {
        return message.getContext()
                .flatMap(ValidationReport.MessageContext::getPointers)
                .map(ValidationReport.MessageContext.Pointers::getInstance)
                .orElse("");
    }
}
