package io.evenhand.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy.ExceptionHandlingContext;
import io.camunda.client.metrics.MetricsRecorder;
import io.evenhand.testing.WithoutEngine;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** Proves which failures of jobs are recorded, and that every worker knows the referral or agreement to record them for. */
@WithoutEngine
class FailedJobsTests {
    private static final AtomicLong KEYS = new AtomicLong(9_000_000);

    @Autowired
    StepFailures failures;

    @Autowired
    ApplicationContext application;

    private final String referral = "failing-" + KEYS.incrementAndGet();
    private final ActivatedJob job = mock(ActivatedJob.class);
    private FailedJobs failedJobs;

    @BeforeEach
    void aJob() {
        long key = KEYS.incrementAndGet();
        when(job.getElementInstanceKey()).thenReturn(key);
        when(job.getBpmnProcessId()).thenReturn("referral");
        when(job.getElementId()).thenReturn("assess-need");
        when(job.getVariablesAsMap()).thenReturn(Map.of("referralId", referral));
        failedJobs =
                new FailedJobs(mock(CommandExceptionHandlingStrategy.class), mock(MetricsRecorder.class), failures);
    }

    @Test
    void aFailureWithRetriesLeftIsNotRecorded() {
        when(job.getRetries()).thenReturn(2);

        fails(new IllegalStateException("no region"));

        assertThat(recorded()).isEmpty();
    }

    @Test
    void theLastFailureIsRecordedAndStillFailsTheJob() {
        when(job.getRetries()).thenReturn(1);

        fails(new IllegalStateException("no region"));

        assertThat(recorded()).containsExactly("no region");
    }

    @Test
    void aFailureThatIsNotRecordedFailsTheJobAllTheSame() {
        when(job.getRetries()).thenReturn(1);
        when(job.getVariablesAsMap()).thenReturn(Map.of());

        fails(new IllegalStateException("no region"));

        assertThat(recorded()).isEmpty();
    }

    @Test
    void anErrorThatTheDiagramCatchesIsNotAFailure() throws Exception {
        when(job.getRetries()).thenReturn(1);

        failedJobs.handleException(CamundaError.bpmnError("NO_SIGNATORY", "Nobody may sign"), context());

        assertThat(recorded()).isEmpty();
    }

    @Test
    void aWorkerThatGivesUpAtOnceIsRecordedAtOnce() throws Exception {
        when(job.getRetries()).thenReturn(3);

        failedJobs.handleException(CamundaError.jobError("no such referral", Map.of(), 0), context());

        assertThat(recorded()).containsExactly("no such referral");
    }

    @Test
    void everyWorkerKnowsWhoseStepFailsWhenItFails() {
        List<Method> workers = Arrays.stream(application.getBeanDefinitionNames())
                .map(application::getType)
                .filter(Objects::nonNull)
                .map(ClassUtils::getUserClass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(JobWorker.class))
                .toList();

        assertThat(workers)
                .hasSizeGreaterThan(20)
                .allSatisfy(worker -> assertThat(fetched(worker))
                        .containsAnyElementsOf(Set.of(
                                "referralId",
                                "agreementId",
                                "changeId",
                                "obligationId",
                                "settlementId",
                                "claimId",
                                "windowNoticeId",
                                "proposalId")));
    }

    private static List<String> fetched(Method worker) {
        JobWorker said = worker.getAnnotation(JobWorker.class);
        Stream<String> parameters = Arrays.stream(worker.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(Variable.class))
                .map(Parameter::getName);
        String[] named =
                Stream.concat(Arrays.stream(said.fetchVariables()), parameters).toArray(String[]::new);
        return FetchedVariablesTests.fetched(worker, said.autoComplete(), named);
    }

    private void fails(Exception failure) {
        assertThatThrownBy(() -> failedJobs.handleException(failure, context())).isSameAs(failure);
    }

    private ExceptionHandlingContext context() {
        JobWorkerValue worker = new JobWorkerValue();
        worker.setMaxRetries(0);
        return new ExceptionHandlingContext(mock(JobClient.class, RETURNS_DEEP_STUBS), job, worker);
    }

    private List<String> recorded() {
        return failures.of(List.of(referral)).stream()
                .map(StepFailureView::reason)
                .toList();
    }
}
