package io.evenhand.engine;

import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What the user says about a Camunda cluster of their own. */
final class ClusterSettings {
    /** Any of these means that the user has a cluster. */
    private static final List<String> ADDRESSES =
            List.of("camunda.client.rest-address", "camunda.client.grpc-address", "camunda.client.cloud.cluster-id");

    private final Binder binder;

    ClusterSettings(Environment environment) {
        binder = Binder.get(environment);
    }

    boolean pointElsewhere() {
        return ADDRESSES.stream().anyMatch(this::given) || "saas".equalsIgnoreCase(text("camunda.client.mode"));
    }

    boolean switchClientOff() {
        return "false".equalsIgnoreCase(text("camunda.client.enabled"));
    }

    private boolean given(String property) {
        return !text(property).isBlank();
    }

    private String text(String property) {
        return binder.bind(property, String.class).orElse("");
    }
}
