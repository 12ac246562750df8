package io.evenhand.engine;

import io.evenhand.engine.core.Credential;
import io.evenhand.engine.core.EmbeddedEngine;
import io.evenhand.engine.core.EngineFront;
import io.evenhand.engine.core.EngineSettings;
import io.evenhand.engine.log.Directories;
import io.evenhand.engine.read.InMemoryReadModel;
import io.evenhand.engine.rest.RestFacade;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Engine, read model and REST front together: what looks like a Camunda cluster to the client. */
final class EmbeddedCamunda implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCamunda.class);

    /** Camunda Process Test closes its clients after each test, and a client waits for its open calls first. */
    private static final Duration TEST_PATIENCE = Duration.ofMillis(500);

    private final EmbeddedEngine engine;
    private final EngineFront front;
    private final @Nullable Credential credential;
    private final @Nullable Path temporary;

    private EmbeddedCamunda(
            EmbeddedEngine engine, EngineFront front, @Nullable Credential credential, @Nullable Path temporary) {
        this.engine = engine;
        this.front = front;
        this.credential = credential;
        this.temporary = temporary;
    }

    /**
     * @throws EngineUnavailableException with a sentence for people
     */
    static EmbeddedCamunda start(EngineProperties properties) {
        if (properties.temporary()) {
            Path folder = temporaryFolder();
            return start(
                    EngineSettings.temporary(folder).behind(properties.behind()),
                    properties.port(),
                    CredentialFile.random(),
                    folder);
        }
        EngineSettings settings = EngineSettings.durable(properties.data()).behind(properties.behind());
        return start(settings, properties.port(), null, null);
    }

    /** An engine for this run only, which anyone on this machine may call: for tests. */
    static EmbeddedCamunda startUnguarded() {
        Path folder = temporaryFolder();
        InMemoryReadModel readModel = new InMemoryReadModel();
        EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.temporary(folder), readModel);
        return new EmbeddedCamunda(engine, listen(engine, readModel, 0, null, TEST_PATIENCE), null, folder);
    }

    private static EmbeddedCamunda start(
            EngineSettings settings, int port, @Nullable Credential given, @Nullable Path temporary) {
        InMemoryReadModel readModel = new InMemoryReadModel();
        EmbeddedEngine engine = EmbeddedEngine.start(settings, readModel);
        try {
            Credential credential = given == null ? stored(settings) : given;
            return new EmbeddedCamunda(
                    engine,
                    listen(engine, readModel, port, credential, RestFacade.LONGEST_PATIENCE),
                    credential,
                    temporary);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static Credential stored(EngineSettings settings) {
        try {
            return new CredentialFile(settings.folder()).credential();
        } catch (IOException e) {
            throw new EngineUnavailableException(
                    "The file credential in " + settings.folder() + " cannot be read or written (" + e.getMessage()
                            + "): see to its permissions, or delete it.",
                    e);
        }
    }

    private static EngineFront listen(
            EmbeddedEngine engine,
            InMemoryReadModel readModel,
            int port,
            @Nullable Credential credential,
            Duration patience) {
        try {
            return new RestFacade(engine, engine, readModel, port, credential, patience);
        } catch (BindException e) {
            throw new EngineUnavailableException(
                    "Port " + port + " is in use, so the embedded Camunda engine cannot listen there: stop what uses"
                            + " it, or choose another with --evenhand.engine.port=<port>.",
                    e);
        } catch (IOException e) {
            throw new EngineUnavailableException(
                    "The embedded Camunda engine cannot listen on this machine's loopback interface (" + e.getMessage()
                            + "): see to its network settings.",
                    e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("evenhand-engine-");
        } catch (IOException e) {
            throw new EngineUnavailableException(
                    "No temporary folder can be made for the engine (" + e.getMessage()
                            + "): see to the folder that java.io.tmpdir names.",
                    e);
        }
    }

    URI address() {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + front.port());
    }

    @Nullable
    Credential credential() {
        return credential;
    }

    EngineClock clock() {
        return new EngineClock(engine::now, engine::advance);
    }

    /** To be called when a client has closed its workers: it waits for their open calls, whose answers nobody needs. */
    void answerWaiting() {
        front.answerWaiting();
    }

    /** To be called when the application is about to end: no worker's waiting shall hold it up. */
    void letGo() {
        front.letGo();
    }

    @Override
    public void close() {
        front.close();
        engine.close();
        if (temporary != null) {
            try {
                Directories.delete(temporary);
            } catch (IOException e) {
                LOG.warn("The engine's temporary folder {} could not be deleted: {}", temporary, e.toString());
            }
        }
    }
}
