package io.evenhand.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Proves what is kept of steps, failures and diagrams, and that a job delivered twice at the same moment is recorded once. */
@WithoutEngine
class WorkflowRecordsTests {
    private static final int ROUNDS = 5;
    private static final AtomicLong KEYS = new AtomicLong(1000);

    @Autowired
    ProcessSteps steps;

    @Autowired
    StepFailures failures;

    @Autowired
    ProcessDiagrams diagrams;

    @Autowired
    HumanTaskRecords tasks;

    private final long definition = KEYS.incrementAndGet();
    private final String referral = "referral-" + KEYS.incrementAndGet();
    private final ActivatedJob job = job("assess-need");

    @RepeatedTest(ROUNDS)
    void aStepThatTwoWorkersTakeAtTheSameMomentIsRecordedOnce() throws Exception {
        assertThat(AtTheSameTime.call(() -> steps.taken(job, referral, () -> "done")))
                .containsOnly("done");

        assertThat(steps.of(List.of(referral))).hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void aTaskThatIsToldTwiceAtTheSameMomentIsRecordedOnce() throws Exception {
        long key = KEYS.incrementAndGet();
        AtTheSameTime.call(() -> {
            tasks.created(new HumanTaskCreated(
                    key, "referral", 1, "clarify-need", referral, "", "", "nordwind", "operations", null));
            return key;
        });

        assertThat(tasks.of(List.of(referral))).hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void aDiagramThatTwoProgramsDeployAtTheSameMomentIsKeptOnce() throws Exception {
        byte[] bpmn = bytes("<diagram " + definition + "/>");
        AtTheSameTime.call(() -> {
            diagrams.deployed(definition, "referral", bpmn);
            return definition;
        });

        assertThat(diagrams.bpmn(diagrams.hashOf(definition).orElseThrow())).isEqualTo(bpmn);
    }

    @RepeatedTest(ROUNDS)
    void aFailureThatIsToldTwiceAtTheSameMomentIsRecordedOnce() throws Exception {
        AtTheSameTime.call(() -> {
            failures.failed(job, "no region");
            return job;
        });

        assertThat(failures.of(List.of(referral))).hasSize(1);
    }

    @Test
    void aStepThatSucceedsNoLongerCountsAsFailed() {
        failures.failed(job, "x".repeat(5000));
        ActivatedJob other = job("open-seats");
        failures.failed(other, "other");
        assertThat(failures.of(List.of(referral)))
                .extracting(StepFailureView::elementId)
                .containsExactly("assess-need", "open-seats");

        String unused = steps.taken(job, referral, () -> "done");

        assertThat(failures.of(List.of(referral)))
                .extracting(StepFailureView::elementId)
                .containsExactly("open-seats");
    }

    @Test
    void aReferralKeepsTheDiagramThatItsStepsWereTakenOn() {
        byte[] first = bytes("<first " + definition + "/>");
        diagrams.deployed(definition, "referral", first);
        String unused = steps.taken(job, referral, () -> "done");
        diagrams.deployed(KEYS.incrementAndGet(), "referral", bytes("<second/>"));

        assertThat(diagrams.bpmn(
                        diagrams.of(List.of(referral)).getOrDefault(new ProcessDiagrams.Run(referral, "referral"), "")))
                .isEqualTo(first);
    }

    @Test
    void aReferralKeepsItsDiagramWhenAnotherEngineUsesTheKeyAnew() {
        byte[] first = bytes("<ours " + definition + "/>");
        diagrams.deployed(definition, "referral", first);
        String unused = steps.taken(job, referral, () -> "done");
        diagrams.deployed(definition, "agreement", bytes("<theirs/>"));

        assertThat(diagrams.bpmn(
                        diagrams.of(List.of(referral)).getOrDefault(new ProcessDiagrams.Run(referral, "referral"), "")))
                .isEqualTo(first);
    }

    @Test
    void ofAVersionThatSomebodyElseDeployedNoDiagramIsKnown() {
        String unused = steps.taken(job, referral, () -> "done");

        assertThat(diagrams.of(List.of(referral))).isEmpty();
    }

    private ActivatedJob job(String element) {
        ActivatedJob activated = mock(ActivatedJob.class);
        long key = KEYS.incrementAndGet();
        when(activated.getElementInstanceKey()).thenReturn(key);
        when(activated.getProcessInstanceKey()).thenReturn(key);
        when(activated.getProcessDefinitionKey()).thenReturn(definition);
        when(activated.getBpmnProcessId()).thenReturn("referral");
        when(activated.getElementId()).thenReturn(element);
        when(activated.getVariablesAsMap()).thenReturn(Map.of("referralId", referral));
        return activated;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
