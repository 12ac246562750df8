package io.evenhand.engine.rest;

import com.sun.net.httpserver.HttpServer;
import io.evenhand.engine.core.Commands;
import io.evenhand.engine.core.Credential;
import io.evenhand.engine.core.EngineControl;
import io.evenhand.engine.core.EngineFront;
import io.evenhand.engine.read.InMemoryReadModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Listens on the loopback interface for calls of the API. Each call has its own virtual thread, so waiting is cheap. */
public final class RestFacade implements EngineFront {
    static {
        // Small answers on kept connections would otherwise wait up to 40 ms for the caller's acknowledgement.
        setDefault("sun.net.httpserver.nodelay", "true");
        // The server must not be the first to close an idle connection: a caller might just be using it again.
        setDefault("sun.net.httpserver.idleInterval", "3600");
        setDefault("sun.net.httpserver.maxIdleConnections", "1000");
    }

    /** How long a worker may wait for jobs in one call, whatever it asks for. */
    public static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);

    private final HttpServer server;
    private final ExecutorService threads;
    private final JobActivation jobActivation;
    private final Router router = new Router();

    /**
     * @param port 0 for any free one
     * @param credential null when anyone may call, which only tests want
     * @param longestPatience {@link #LONGEST_PATIENCE}, unless callers are often closed, which wait for their calls first
     * @throws IOException when the port is in use
     */
    public RestFacade(
            Commands commands,
            EngineControl control,
            InMemoryReadModel readModel,
            int port,
            @Nullable Credential credential,
            Duration longestPatience)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        EngineCalls calls = new EngineCalls(commands);
        jobActivation = new JobActivation(calls, control, longestPatience);
        jobActivation.register(router);
        new ClusterResource(control, port()).register(router);
        new DeploymentResource(calls).register(router);
        new ProcessInstanceResource(calls).register(router);
        new JobResource(calls).register(router);
        new UserTaskResource(calls, readModel).register(router);
        new MessageResource(calls).register(router);
        new DecisionResource(calls).register(router);
        new ElementResource(calls).register(router);
        new SearchResource(readModel).register(router);
        new LookupResource(readModel).register(router);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", new Exchange(router, credential == null ? Gate.open() : Gate.guardedBy(credential)));
        server.start();
    }

    @Override
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void answerWaiting() {
        jobActivation.answerWaiting();
    }

    @Override
    public void letGo() {
        jobActivation.letGo();
    }

    @Override
    public void close() {
        jobActivation.letGo();
        server.stop(0);
        threads.shutdownNow();
    }

    /** The calls that are answered rather than refused with 501. */
    Set<String> supportedOperations() {
        return router.supported();
    }

    /** How many callers wait for jobs right now. */
    int waitingWorkers() {
        return jobActivation.waiting();
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
