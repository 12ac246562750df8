package io.evenhand.engine.core;

import io.camunda.zeebe.util.health.FailureListener;
import io.camunda.zeebe.util.health.HealthReport;
import java.util.function.Consumer;

/** Hears when the engine's processor has failed for good. */
final class ProcessorHealth implements FailureListener {
    private final Consumer<Throwable> onFailure;

    ProcessorHealth(Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
    }

    @Override
    public void onFailure(HealthReport report) {
        onUnrecoverableFailure(report);
    }

    @Override
    public void onRecovered(HealthReport report) {
        // A processor that has failed does not recover by itself.
    }

    @Override
    public void onUnrecoverableFailure(HealthReport report) {
        var issue = report.getIssue();
        Throwable cause = issue == null ? null : issue.throwable();
        onFailure.accept(cause == null ? new IllegalStateException(report.toString()) : cause);
    }
}
