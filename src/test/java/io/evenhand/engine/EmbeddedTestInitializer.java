package io.evenhand.engine;

import io.camunda.client.spring.event.CamundaClientClosingSpringEvent;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives every Spring test, and Camunda Process Test in it, one embedded engine per JVM, whose clock is also the
 * application's. With the system property {@code evenhand.test.camunda=docker} Camunda Process Test starts the official
 * image instead; with {@code own} the application starts its own engine as in production.
 */
class EmbeddedTestInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
    @Override
    public int getOrder() {
        return -1; // Before the application's own.
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        switch (environment.getProperty("evenhand.test.camunda", "embedded")) {
            case "own" -> {}
            case "docker" -> set(environment, Map.of("evenhand.engine.enabled", false));
            default -> {
                if (!new ClusterSettings(environment).switchClientOff()) {
                    useShared(environment, context.getBeanFactory());
                    context.addApplicationListener(new EndOfClient(Shared.CAMUNDA));
                }
            }
        }
    }

    private static void useShared(ConfigurableEnvironment environment, ConfigurableListableBeanFactory beans) {
        EmbeddedCamunda camunda = Shared.CAMUNDA;
        String address = camunda.address().toString();
        set(
                environment,
                Map.of(
                        "evenhand.engine.enabled",
                        false,
                        "camunda.client.rest-address",
                        address,
                        "camunda.client.prefer-rest-over-grpc",
                        true,
                        "camunda.client.auth.method",
                        "none",
                        "camunda.process-test.runtime-mode",
                        "remote",
                        "camunda.process-test.remote.camunda-monitoring-api-address",
                        address,
                        "camunda.process-test.remote.client.rest-address",
                        address,
                        // The application's own, which Camunda Process Test would not give to the clients it makes.
                        "camunda.process-test.remote.client.request-timeout",
                        environment.getProperty("camunda.client.request-timeout", "PT20S"),
                        // Never called, but Camunda Process Test asks for one.
                        "camunda.process-test.remote.client.grpc-address",
                        "http://127.0.0.1:1"));
        beans.registerSingleton("engineClock", camunda.clock());
    }

    private static void set(ConfigurableEnvironment environment, Map<String, Object> properties) {
        environment.getPropertySources().addFirst(new MapPropertySource("test-camunda", properties));
    }

    /** After the starter has closed the client's workers, so that they do not ask again. */
    private record EndOfClient(EmbeddedCamunda camunda)
            implements ApplicationListener<CamundaClientClosingSpringEvent>, Ordered {
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void onApplicationEvent(CamundaClientClosingSpringEvent event) {
            camunda.answerWaiting();
        }
    }

    private static final class Shared {
        static final EmbeddedCamunda CAMUNDA = EmbeddedCamunda.startUnguarded();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(CAMUNDA::close, "engine-end"));
        }
    }
}
