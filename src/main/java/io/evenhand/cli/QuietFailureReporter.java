package io.evenhand.cli;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Keeps Spring Boot from printing the stack trace of a failure that the command line explains in a sentence. Registered in
 * {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class QuietFailureReporter implements SpringBootExceptionReporter {
    /** The signature that Spring Boot asks for; the context may not be there yet. */
    QuietFailureReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return StartupFailures.explain(failure).isPresent();
    }
}
