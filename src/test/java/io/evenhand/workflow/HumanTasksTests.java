package io.evenhand.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.client.CamundaClient;
import io.evenhand.workflow.CompletionResult.Completed;
import io.evenhand.workflow.CompletionResult.Denied;
import io.evenhand.workflow.CompletionResult.NoLongerOpen;
import io.evenhand.workflow.CompletionResult.NotKnownYet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Proves what a decision comes to when the engine cannot take it at once, with an engine that answers what it is told to. */
@Execution(ExecutionMode.CONCURRENT)
class HumanTasksTests {
    private static final long KEY = 4711;
    private static final String BUSY =
            "Command 'COMPLETE' rejected with code 'INVALID_STATE': Expected to complete user task with key '4711', but"
                    + " it is in state 'CREATING'";
    private static final String DENIED = "Command 'COMPLETE' rejected with code 'INVALID_STATE': Completion of the User"
            + " Task with key '4711' was denied by Task Listener. Reason to deny: 'Say why.'";

    private final HumanTaskRecords records = mock(HumanTaskRecords.class);
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer engine;
    private CamundaClient client;

    private record Answer(int status, String detail) {}

    @BeforeEach
    void anEngine() throws IOException {
        engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/", this::answer);
        engine.start();
        URI address = URI.create("http://127.0.0.1:" + engine.getAddress().getPort());
        client = CamundaClient.newClientBuilder()
                .restAddress(address)
                .grpcAddress(address)
                .preferRestOverGrpc(true)
                .build();
        when(records.find(KEY)).thenReturn(Optional.of(open()));
    }

    @AfterEach
    void noMore() {
        client.close();
        engine.stop(0);
    }

    @Test
    void aTaskThatTheEngineIsStillCreatingIsDecidedAMomentLater() {
        answers.add(new Answer(409, BUSY));
        answers.add(new Answer(409, BUSY));

        assertThat(complete()).isEqualTo(new Completed());
        assertThat(asked).hasValue(3);
    }

    @Test
    void aTaskThatStaysBusyIsGivenUpAfterAWhile() {
        for (int i = 0; i < 1_000; i++) {
            answers.add(new Answer(409, BUSY));
        }

        assertThat(complete()).isEqualTo(new NotKnownYet());
        assertThat(asked.get()).isBetween(2, 100);
    }

    @Test
    void whoFindsTheTaskBusyWithAnotherDecisionIsToldThatItIsOver() {
        answers.add(new Answer(409, BUSY));
        answers.add(new Answer(404, "Command 'COMPLETE' rejected with code 'NOT_FOUND'"));

        assertThat(complete()).isEqualTo(new NoLongerOpen());
    }

    @Test
    void aDenialIsPassedOnAtOnce() {
        answers.add(new Answer(409, DENIED));

        assertThat(complete()).isEqualTo(new Denied("Say why."));
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatTheEngineDoesNotSayIsNotKnownAndNotSentAgain() {
        answers.add(new Answer(504, "Command 'COMPLETE' was not answered in time"));

        assertThat(complete()).isEqualTo(new NotKnownYet());
        assertThat(asked).hasValue(1);
    }

    private CompletionResult complete() {
        return new HumanTasks(client, records).complete(KEY, "ada", new TaskAnswer("approve", null, Map.of()));
    }

    private static HumanTaskView open() {
        return new HumanTaskView(
                KEY,
                "referral",
                "answer-offer",
                "referral-1",
                "",
                "dunmore",
                "operations",
                HumanTaskState.OPEN,
                "ada",
                Instant.EPOCH,
                null,
                null,
                null,
                null);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        Answer next = answers.poll();
        exchange.getRequestBody().readAllBytes();
        if (next == null) {
            exchange.sendResponseHeaders(204, -1);
        } else {
            byte[] problem = "{\"type\":\"about:blank\",\"title\":\"problem\",\"status\":%d,\"detail\":\"%s\"}"
                    .formatted(next.status(), next.detail())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(next.status(), problem.length);
            exchange.getResponseBody().write(problem);
        }
        exchange.close();
    }
}
