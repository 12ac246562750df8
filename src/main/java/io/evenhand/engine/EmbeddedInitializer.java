package io.evenhand.engine;

import io.evenhand.engine.core.Credential;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Starts the embedded engine before any bean is made and points the Camunda client to it, unless the user has a cluster
 * or wants no client. Nobody else knows that the engine is there: take this class away and the client talks to a
 * cluster.
 */
class EmbeddedInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedInitializer.class);
    private static final String ENGINE_CLASS = "io.camunda.zeebe.stream.impl.StreamProcessor";

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        ClusterSettings cluster = new ClusterSettings(environment);
        EngineProperties properties = EngineProperties.of(environment);
        if (!properties.enabled() || cluster.pointElsewhere() || cluster.switchClientOff()) {
            return;
        }
        if (!ClassUtils.isPresent(ENGINE_CLASS, context.getClassLoader())) {
            throw new EngineUnavailableException("This build of Evenhand has no Camunda engine of its own: name your"
                    + " Camunda 8.8 cluster with --camunda.client.rest-address=<address>.");
        }
        long began = System.nanoTime();
        EmbeddedCamunda camunda = EmbeddedCamunda.start(properties);
        LOG.info(
                "Embedded Camunda listens on {}; it started in {} ms",
                camunda.address(),
                (System.nanoTime() - began) / 1_000_000);
        environment.getPropertySources().addFirst(new MapPropertySource("embedded-camunda", client(camunda)));
        DefaultSingletonBeanRegistry beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
        beans.registerSingleton("engineClock", camunda.clock());
        // The first to be registered is the last to be destroyed: workers end while the engine still answers.
        beans.registerDisposableBean("embeddedCamunda", camunda::close);
        context.addApplicationListener(new EndOfApplication(context, camunda));
    }

    private static Map<String, Object> client(EmbeddedCamunda camunda) {
        Map<String, Object> client = new HashMap<>();
        client.put("camunda.client.rest-address", camunda.address().toString());
        client.put("camunda.client.prefer-rest-over-grpc", true);
        Credential credential = camunda.credential();
        if (credential != null) {
            client.put("camunda.client.auth.method", "basic");
            client.put("camunda.client.auth.username", credential.username());
            client.put("camunda.client.auth.password", credential.password());
        }
        return client;
    }

    /** Before the client is closed, which would wait for its workers' open calls. */
    private record EndOfApplication(ConfigurableApplicationContext context, EmbeddedCamunda camunda)
            implements ApplicationListener<ContextClosedEvent>, Ordered {
        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public void onApplicationEvent(ContextClosedEvent event) {
            if (event.getApplicationContext() == context) {
                camunda.letGo();
            }
        }
    }
}
