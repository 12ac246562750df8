package io.evenhand.engine.rest;

import static io.evenhand.engine.rest.TestEngine.call;
import static io.evenhand.engine.rest.TestEngine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Proves that a worker which waits gets a job as soon as there is one, that a purge lets it go, and that a job whose
 * worker has vanished goes to the next one at once, with all its retries.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobActivationTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Far longer than any test takes, so that only what the test is about can end the waiting. */
    private static final int PATIENCE_MILLIS = 60_000;

    private final CamundaClient client = TestEngine.client();

    @BeforeEach
    void startAfresh() {
        TestEngine.ENGINE.purge();
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess("job")
                                .startEvent()
                                .serviceTask("task", task -> task.zeebeJobType("wanted"))
                                .endEvent()
                                .done(),
                        "job.bpmn")
                .send()
                .join();
    }

    @AfterAll
    void closeClient() {
        client.close();
    }

    private void start() {
        client.newCreateInstanceCommand()
                .bpmnProcessId("job")
                .latestVersion()
                .send()
                .join();
    }

    private static String activation(int requestTimeout) {
        return "{\"type\":\"wanted\",\"worker\":\"w\",\"timeout\":600000,\"maxJobsToActivate\":5,\"requestTimeout\":"
                + requestTimeout + "}";
    }

    private static List<JsonNode> jobs(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("jobs").valueStream().toList();
    }

    @Test
    void aWaitingWorkerGetsTheJobThatAppears() throws Exception {
        var waiting =
                CompletableFuture.supplyAsync(() -> call("POST", "/v2/jobs/activation", activation(PATIENCE_MILLIS)));
        start();
        assertThat(jobs(waiting.get(PATIENCE_MILLIS / 2, TimeUnit.MILLISECONDS)))
                .hasSize(1);
    }

    @Test
    void aWorkerThatDoesNotWantToWaitIsAnsweredAtOnce() throws Exception {
        assertThat(jobs(call("POST", "/v2/jobs/activation", activation(-1)))).isEmpty();
        assertThat(jobs(call("POST", "/v2/jobs/activation", activation(50)))).isEmpty();
    }

    @Test
    void aPurgeLetsWaitingWorkersGo() throws Exception {
        var waiting =
                CompletableFuture.supplyAsync(() -> call("POST", "/v2/jobs/activation", activation(PATIENCE_MILLIS)));
        while (!waiting.isDone()) {
            TestEngine.ENGINE.purge();
        }
        // The purge may also have met the worker's command in the engine itself, which then says so.
        assertThat(waiting.get().statusCode()).isIn(200, 503);
    }

    @Test
    void aJobWhoseWorkerHasVanishedGoesBackWithoutCostingARetry() throws Exception {
        vanishWhileWaiting();
        start();
        JsonNode job = eventually(
                        () -> jobs(call("POST", "/v2/jobs/activation", activation(PATIENCE_MILLIS))),
                        jobs -> !jobs.isEmpty())
                .getFirst();
        assertThat(job.path("retries").asInt()).isEqualTo(3);
    }

    @Test
    void manyVanishedWorkersDoNotKeepAJobForThemselves() throws Exception {
        for (int i = 0; i < 20; i++) {
            vanishWhileWaiting();
        }
        start();
        JsonNode job = eventually(
                        () -> jobs(call("POST", "/v2/jobs/activation", activation(PATIENCE_MILLIS))),
                        jobs -> !jobs.isEmpty())
                .getFirst();
        assertThat(job.path("retries").asInt()).isEqualTo(3);
    }

    /** Sends an activation over a bare socket, and closes it once the facade has taken the request. */
    private static void vanishWhileWaiting() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), TestEngine.FACADE.port())) {
            int before = TestEngine.FACADE.waitingWorkers();
            byte[] body = activation(PATIENCE_MILLIS).getBytes(StandardCharsets.UTF_8);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v2/jobs/activation HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            eventually(TestEngine.FACADE::waitingWorkers, now -> now > before);
        }
    }
}
