package io.evenhand.engine;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The settings {@code evenhand.engine.*}, read before there are beans.
 *
 * @param enabled false when something else provides Camunda
 * @param data the application's data folder
 * @param temporary whether the engine forgets everything when the application ends
 * @param port the TCP port on the loopback interface, 0 for any free one
 * @param behind how far the one clock begins behind the machine's; a demonstration begins in the past
 */
record EngineProperties(boolean enabled, Path data, boolean temporary, int port, Duration behind) {
    static EngineProperties of(Environment environment) {
        Binder binder = Binder.get(environment);
        return new EngineProperties(
                binder.bind("evenhand.engine.enabled", Boolean.class).orElse(true),
                Path.of(binder.bind("evenhand.data", String.class).orElse("./data")),
                binder.bind("evenhand.engine.temporary", Boolean.class).orElse(false),
                binder.bind("evenhand.engine.port", Integer.class).orElse(0),
                binder.bind("evenhand.engine.behind", Duration.class).orElse(Duration.ZERO));
    }
}
