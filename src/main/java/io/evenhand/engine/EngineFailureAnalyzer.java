package io.evenhand.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentence instead of a stack trace when the application does not start because of its engine. */
class EngineFailureAnalyzer extends AbstractFailureAnalyzer<EngineUnavailableException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EngineUnavailableException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
