package io.evenhand.engine.rest;

import static io.evenhand.engine.rest.TestEngine.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.evenhand.engine.EngineUnavailableException;
import io.evenhand.engine.core.CommandResponse;
import io.evenhand.engine.core.Commands;
import io.evenhand.engine.core.Credential;
import io.evenhand.engine.read.InMemoryReadModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Proves that a wrong call is refused with the right status and a problem that names the field, the operation or the
 * reason; and that without the credential nothing is answered at all.
 */
class StrictnessTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static void assertProblem(HttpResponse<String> answer, int status, String... words) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("instance").asText()).startsWith("/v2/");
        assertThat(problem.path("detail").asText()).contains(words);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/jobs/activation               | {\"timeout\":1,\"maxJobsToActivate\":1}                        | 'type' is missing",
                "/v2/jobs/activation               | {\"type\":7,\"timeout\":1,\"maxJobsToActivate\":1}             | 'type' must be a string",
                "/v2/jobs/activation               | {\"type\":\"a\",\"timeout\":0,\"maxJobsToActivate\":1}         | 'timeout' is 0",
                "/v2/jobs/activation               | {\"type\":\"a\",\"timeout\":1,\"maxJobsToActivate\":\"1\"}     | 'maxJobsToActivate' must be a whole number",
                "/v2/jobs/activation               | {\"type\":\"a\",\"timeout\":1,\"maxJobsToActivate\":1,\"x\":1} | 'x' is not known",
                "/v2/jobs/1/completion             | {\"result\":{\"type\":\"robot\"}}                              | 'result.type' is 'robot'",
                "/v2/jobs/1/completion             | {\"result\":{\"corrections\":{\"priority\":101}}}              | 'priority' is 101",
                "/v2/jobs/1/completion             | {\"result\":{\"corrections\":{\"dueDate\":\"tomorrow\"}}}      | 'dueDate' is 'tomorrow'",
                "/v2/jobs/abc/completion           | {}                                                             | 'jobKey' is 'abc'",
                "/v2/process-instances             | {\"variables\":{}}                                             | 'processDefinitionId'",
                "/v2/process-instances             | {\"processDefinitionId\":\"p\",\"variables\":[1]}              | 'variables' must be an object",
                "/v2/process-instances             | {\"processDefinitionId\":\"p\",\"tenantId\":\"other\"}         | 'tenantId' is 'other'",
                "/v2/messages/publication          | {\"name\":\" \"}                                               | 'name' must not be blank",
                "/v2/user-tasks/1/assignment       | {\"allowOverride\":true}                                       | 'assignee' is missing",
                "/v2/user-tasks/search             | {\"filter\":{\"state\":\"OPEN\"}}                              | 'filter.state' is 'OPEN'",
                "/v2/user-tasks/search             | {\"filter\":{\"assigne\":\"ann\"}}                             | 'filter.assigne' is not a filter",
                "/v2/user-tasks/search             | {\"filter\":{\"priority\":{\"$gt\":\"1\"}}}                    | 'filter.priority.$gt' must be a whole number",
                "/v2/user-tasks/search             | {\"filter\":{\"name\":{\"$gt\":\"a\"}}}                        | 'filter.name.$gt' is not an operator",
                "/v2/user-tasks/search             | {\"sort\":[{\"field\":\"colour\"}]}                            | 'sort.field' is 'colour'",
                "/v2/user-tasks/search             | {\"sort\":[{\"field\":\"name\",\"order\":\"UP\"}]}             | 'sort.order' is 'UP'",
                "/v2/user-tasks/search             | {\"page\":{\"limit\":-1}}                                      | 'page.limit'",
                "/v2/user-tasks/search             | {\"page\":{\"limit\":10001}}                                   | 'page.limit' must be at most 10000",
                "/v2/user-tasks/search             | {\"page\":{\"after\":\"bm9uZQ==\"}}                            | 'page.after' must be a cursor",
                "/v2/user-tasks/search             | {\"page\":{\"from\":1,\"after\":\"bm9uZQ==\"}}                 | only one of",
                "/v2/process-instances/search      | {\"filter\":{\"startDate\":\"yesterday\"}}                     | 'filter.startDate' must be a time",
                "/v2/process-instances/search      | {\"filter\":{\"processInstanceKey\":5}}                        | must be a key",
                "/v2/variables/search              | {\"query\":{\"name\":\"a\"}}                                   | 'query' is not part of a search",
                "/v2/variables/search              | {\"filter\":                                                   | The body is not JSON",
                "/v2/variables/search              | []                                                             | must be a JSON object",
                "/v2/variables/search              | {\"page\":{},\"page\":{}}                                      | The body is not JSON",
            })
    void aWrongFieldIsRefusedByName(String path, String body, String words) throws Exception {
        assertProblem(call("POST", path, body), 400, words);
    }

    @Test
    void aBodyOfAnotherKindIsRefused() throws Exception {
        assertProblem(call("POST", "/v2/variables/search", "text/plain", "all"), 415, "text/plain");
        assertProblem(call("POST", "/v2/deployments", "{}"), 415, "multipart/form-data");
        assertProblem(call("POST", "/v2/deployments", "multipart/form-data", "x"), 400, "boundary");
        assertProblem(call("POST", "/v2/deployments", "multipart/form-data; boundary=b", "--b\r\nx"), 400, "multipart");
        assertProblem(call("POST", "/v2/deployments", "multipart/form-data; boundary=b", "--b--"), 400, "'resources'");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        assertProblem(call("POST", "/v2/messages/publication", " ".repeat(Exchange.LARGEST_BODY + 1)), 413, "bytes");
    }

    @Test
    void aVariableNearlyAsLargeAsABodyIsTaken() {
        String text = "x".repeat(Exchange.LARGEST_BODY - 100);
        String body = "{\"name\":\"big\",\"timeToLive\":1000,\"variables\":{\"text\":\"" + text + "\"}}";
        assertThat(call("POST", "/v2/messages/publication", body).statusCode()).isEqualTo(200);
    }

    @Test
    void anOfficialCallThatIsNotSupportedIsRefusedByItsName() throws Exception {
        assertProblem(call("PUT", "/v2/clock", "{}"), 501, "'pinClock'");
        assertProblem(call("POST", "/v2/process-instances/1/migration", "{}"), 501, "'migrateProcessInstance'");
        assertProblem(
                call("POST", "/v2/process-instances/cancellation", "{}"),
                501,
                "'cancelProcessInstancesBatchOperation'");
    }

    @Test
    void anUnknownPathIsNotFoundAndAWrongMethodNotAllowed() throws Exception {
        assertProblem(call("GET", "/v2/nonsense", ""), 404, "/v2/nonsense");
        assertProblem(call("GET", "/v2/process-instances/1/2/3", ""), 404, "no path");
        assertProblem(call("DELETE", "/v2/topology", ""), 405, "[GET]");
    }

    @Test
    void whatDoesNotExistIsNotFound() throws Exception {
        assertProblem(call("GET", "/v2/process-instances/1", ""), 404, "Process instance with key '1' not found");
        assertProblem(call("GET", "/v2/user-tasks/x", ""), 404, "'x'");
        assertProblem(call("GET", "/v2/process-definitions/1/xml", ""), 404, "'1'");
        assertProblem(call("POST", "/v2/jobs/1/completion", "{}"), 404, "NOT_FOUND");
        assertProblem(call("POST", "/v2/user-tasks/1/completion", "{}"), 404, "NOT_FOUND");
        assertProblem(call("POST", "/v2/process-instances", "{\"processDefinitionId\":\"nowhere\"}"), 404, "nowhere");
    }

    @Test
    void aDiagramThatCannotRunIsRefusedWithTheReason() throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; name=\"resources\"; filename=\"broken.bpmn\"\r\n\r\n"
                + "<definitions/>\r\n--b--\r\n";
        assertProblem(call("POST", "/v2/deployments", "multipart/form-data; boundary=b", body), 400, "broken.bpmn");
    }

    @Test
    void aMessageIsPublishedOnceForItsId() throws Exception {
        String body = "{\"name\":\"once\",\"messageId\":\"id-1\",\"timeToLive\":60000}";
        assertThat(call("POST", "/v2/messages/publication", body).statusCode()).isEqualTo(200);
        assertProblem(call("POST", "/v2/messages/publication", body), 409, "ALREADY_EXISTS");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT,400",
        "NOT_FOUND,404",
        "ALREADY_EXISTS,409",
        "INVALID_STATE,409",
        "PROCESSING_ERROR,500",
        "EXCEEDED_BATCH_RECORD_SIZE,400",
        "UNAUTHORIZED,401",
        "FORBIDDEN,403",
        "SBE_UNKNOWN,500"
    })
    void eachRefusalOfTheEngineHasItsStatus(RejectionType type, int status) {
        Problem problem = Problem.rejected(new CommandResponse(
                1, JobIntent.COMPLETE, ValueType.JOB, RecordType.COMMAND_REJECTION, new JobRecord(), type, "why"));
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.getMessage()).contains(type.name(), "why", "COMPLETE");
    }

    @Test
    void anEngineThatHasStoppedIsUnavailable() throws Exception {
        Commands stopped = (valueType, intent, key, value) ->
                CompletableFuture.failedFuture(new EngineUnavailableException("The disk is full."));
        try (RestFacade facade = new RestFacade(
                stopped, TestEngine.ENGINE, new InMemoryReadModel(), 0, null, RestFacade.LONGEST_PATIENCE)) {
            var answer = send(facade, null);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("The disk is full.");
        }
    }

    @Test
    void onlyWhoShowsTheCredentialIsAnswered() throws Exception {
        Credential credential = new Credential("engine", "s3cret:ü");
        try (RestFacade facade = new RestFacade(
                TestEngine.ENGINE,
                TestEngine.ENGINE,
                TestEngine.READ_MODEL,
                0,
                credential,
                RestFacade.LONGEST_PATIENCE)) {
            assertThat(send(facade, null).statusCode()).isEqualTo(401);
            assertThat(send(facade, basic("engine:wrong")).statusCode()).isEqualTo(401);
            assertThat(send(facade, "Bearer token").statusCode()).isEqualTo(401);
            assertThat(send(facade, basic("engine:s3cret:ü")).statusCode()).isEqualTo(200);
            var refused = send(facade, null);
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> send(RestFacade facade, @Nullable String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + facade.port() + "/v2/messages/publication"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"guarded\"}"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
