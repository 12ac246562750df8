package io.evenhand.engine.rest;

import io.camunda.client.CamundaClient;
import io.evenhand.engine.core.EmbeddedEngine;
import io.evenhand.engine.core.EngineSettings;
import io.evenhand.engine.read.InMemoryReadModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** One engine with its front for all tests of this JVM, since starting one takes seconds. */
final class TestEngine {
    static final InMemoryReadModel READ_MODEL = new InMemoryReadModel();
    static final EmbeddedEngine ENGINE;
    static final RestFacade FACADE;
    static final OfficialContract CONTRACT = new OfficialContract();
    static final ValidatingProxy PROXY;
    /** For clients that are closed again and again, each time waiting for its last calls for jobs. */
    static final ValidatingProxy IMPATIENT_PROXY;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static {
        try {
            Path folder = Files.createTempDirectory("engine-test");
            ENGINE = EmbeddedEngine.start(EngineSettings.temporary(folder), READ_MODEL);
            FACADE = new RestFacade(ENGINE, ENGINE, READ_MODEL, 0, null, RestFacade.LONGEST_PATIENCE);
            PROXY = new ValidatingProxy(addressOf(FACADE), CONTRACT);
            RestFacade impatient = new RestFacade(ENGINE, ENGINE, READ_MODEL, 0, null, Duration.ofMillis(500));
            IMPATIENT_PROXY = new ValidatingProxy(addressOf(impatient), CONTRACT);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private TestEngine() {}

    private static URI addressOf(RestFacade facade) {
        return URI.create("http://127.0.0.1:" + facade.port());
    }

    /** A client whose every answer is held against the official contract. */
    static CamundaClient client() {
        return CamundaClient.newClientBuilder()
                .restAddress(PROXY.uri())
                .grpcAddress(URI.create("http://127.0.0.1:1"))
                .preferRestOverGrpc(true)
                .defaultRequestTimeout(Duration.ofMinutes(1))
                .build();
    }

    static HttpResponse<String> call(String method, String path, String body) {
        return call(method, path, "application/json", body);
    }

    static HttpResponse<String> call(String method, String path, String contentType, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(PROXY.uri() + path))
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks until the answer is as expected, because the read model follows the engine with a short delay. */
    static <T> T eventually(Callable<T> question, Predicate<T> expected) {
        Object last = "a refusal";
        for (int left = 1_000; left > 0; left--) {
            try {
                T answer = question.call();
                if (expected.test(answer)) {
                    return answer;
                }
                last = answer;
                Thread.sleep(20);
            } catch (io.camunda.client.api.command.ProblemException e) {
                if (e.code() != 404) {
                    throw e;
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("Waited in vain; the last answer was " + last);
    }
}
