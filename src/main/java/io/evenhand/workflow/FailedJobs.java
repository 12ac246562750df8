package io.evenhand.workflow;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.BpmnError;
import io.camunda.client.exception.JobError;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import io.camunda.client.spring.configuration.condition.ConditionalOnCamundaClientEnabled;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records a job that fails for the last time, and then lets it fail as always. Recorded first: a program that is killed
 * between the two leaves the job to another worker, whose success takes the record away.
 */
@Component
@ConditionalOnCamundaClientEnabled
class FailedJobs implements JobExceptionHandlingStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(FailedJobs.class);

    private final JobExceptionHandlingStrategy usual;
    private final StepFailures failures;

    FailedJobs(CommandExceptionHandlingStrategy commands, MetricsRecorder metrics, StepFailures failures) {
        this.usual = new DefaultJobExceptionHandlingStrategy(commands, metrics);
        this.failures = failures;
    }

    @Override
    public void handleException(Exception failure, ExceptionHandlingContext context) throws Exception {
        if (isTheLast(failure, context.job())) {
            record(failure, context.job());
        }
        usual.handleException(failure, context);
    }

    /** A BPMN error is no failure: the process goes on where the diagram says. */
    private static boolean isTheLast(Exception failure, ActivatedJob job) {
        if (failure instanceof BpmnError) {
            return false;
        }
        Optional<Integer> wanted =
                failure instanceof JobError error ? Optional.ofNullable(error.getRetries()) : Optional.empty();
        return wanted.orElse(job.getRetries() - 1) <= 0;
    }

    private void record(Exception failure, ActivatedJob job) {
        try {
            failures.failed(
                    job,
                    Objects.requireNonNullElseGet(
                            failure.getMessage(), () -> failure.getClass().getSimpleName()));
        } catch (RuntimeException unrecorded) {
            // The job must fail in any case: Camunda's incident then tells of it alone.
            LOG.error(
                    "The failure of step {} of {} could not be recorded",
                    job.getElementId(),
                    job.getBpmnProcessId(),
                    unrecorded);
        }
    }
}
