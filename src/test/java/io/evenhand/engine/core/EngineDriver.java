package io.evenhand.engine.core;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Drives instances of one small process through the bare engine. */
public final class EngineDriver {
    static final String JOB = "work";

    private final Commands engine;

    public EngineDriver(Commands engine) {
        this.engine = engine;
    }

    /** A process with one job. */
    public void deployWork() {
        deploy(
                "work.bpmn",
                Bpmn.convertToString(Bpmn.createExecutableProcess("work")
                        .startEvent()
                        .serviceTask("task", task -> task.zeebeJobType(JOB))
                        .endEvent()
                        .done()));
    }

    /** A process with a timer of one day. */
    public void deployWaitingADay() {
        deploy(
                "waiting.bpmn",
                Bpmn.convertToString(Bpmn.createExecutableProcess("waiting")
                        .startEvent()
                        .intermediateCatchEvent(
                                "wait",
                                event -> event.timerWithDuration(
                                        Duration.ofDays(1).toString()))
                        .endEvent()
                        .done()));
    }

    CommandResponse deploy(String name, String bpmn) {
        DeploymentRecord deployment = new DeploymentRecord();
        deployment.resources().add().setResourceName(name).setResource(bpmn.getBytes(StandardCharsets.UTF_8));
        return done(execute(ValueType.DEPLOYMENT, DeploymentIntent.CREATE, Commands.NO_KEY, deployment));
    }

    /** Returns the key of the new instance. */
    public long create(String process) {
        ProcessInstanceCreationRecord creation =
                new ProcessInstanceCreationRecord().setBpmnProcessId(process).setVersion(-1);
        CommandResponse response = done(execute(
                ValueType.PROCESS_INSTANCE_CREATION, ProcessInstanceCreationIntent.CREATE, Commands.NO_KEY, creation));
        return ((ProcessInstanceCreationRecord) response.value()).getProcessInstanceKey();
    }

    /** Returns the keys of the jobs that this activated, none when there are none. */
    public List<Long> activate(int most) {
        return new ArrayList<>(activateJobs(most).keySet());
    }

    /** Returns the jobs that this activated and the instance of each. */
    public Map<Long, Long> activateJobs(int most) {
        JobBatchRecord batch = new JobBatchRecord()
                .setType(JOB)
                .setWorker("driver")
                .setTimeout(60_000)
                .setMaxJobsToActivate(most);
        CommandResponse response = done(execute(ValueType.JOB_BATCH, JobBatchIntent.ACTIVATE, Commands.NO_KEY, batch));
        JobBatchRecord activated = (JobBatchRecord) response.value();
        Map<Long, Long> instances = new LinkedHashMap<>();
        List<Long> keys = activated.getJobKeys();
        for (int i = 0; i < keys.size(); i++) {
            instances.put(keys.get(i), activated.getJobs().get(i).getProcessInstanceKey());
        }
        return instances;
    }

    public void complete(long job) {
        done(execute(ValueType.JOB, JobIntent.COMPLETE, job, new JobRecord()));
    }

    private CommandResponse execute(ValueType type, Intent intent, long key, UnifiedRecordValue value) {
        return engine.execute(type, intent, key, value)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static CommandResponse done(CommandResponse response) {
        if (response.rejected()) {
            throw new IllegalStateException(response.rejectionType() + ": " + response.reason());
        }
        return response;
    }

    /** Waits for what another thread brings about. */
    public static void await(BooleanSupplier condition) throws InterruptedException {
        await(Duration.ofSeconds(30), condition);
    }

    static void await(Duration patience, BooleanSupplier condition) throws InterruptedException {
        for (long left = patience.toMillis() / 10; left > 0; left--) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("waited in vain for " + patience);
    }
}
