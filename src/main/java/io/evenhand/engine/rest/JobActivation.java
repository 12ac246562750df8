package io.evenhand.engine.rest;

import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.evenhand.engine.core.Commands;
import io.evenhand.engine.core.EngineControl;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out jobs. A worker that finds none waits until there are some, until its patience ends, or until the engine is
 * purged, and costs nothing meanwhile. Jobs whose worker has gone before it could be told of them are given back at once.
 */
final class JobActivation {
    private static final Logger LOG = LoggerFactory.getLogger(JobActivation.class);
    private static final Duration PATIENCE_UNLESS_ASKED = Duration.ofSeconds(10);

    private final EngineCalls engine;
    private final JobSignals signals = new JobSignals();
    private volatile Duration longestPatience;

    JobActivation(EngineCalls engine, EngineControl control, Duration longestPatience) {
        this.engine = engine;
        this.longestPatience = longestPatience;
        control.onJobsAvailable(signals::available);
        control.onPurge(signals::letGo);
    }

    void register(Router router) {
        router.on("activateJobs", this::activate);
    }

    void answerWaiting() {
        signals.letGo();
    }

    /** Answers all who wait, and lets nobody wait from now on. */
    void letGo() {
        longestPatience = Duration.ZERO;
        signals.letGo();
    }

    /** How many callers wait right now. */
    int waiting() {
        return signals.waiting();
    }

    private Reply activate(Request request) {
        JsonBody body = request.json();
        JobBatchRecord command = new JobBatchRecord()
                .setType(body.requiredText("type"))
                .setWorker(body.text("worker").orElse(""))
                .setTimeout(body.requiredPositive("timeout"))
                .setMaxJobsToActivate((int) Math.min(Integer.MAX_VALUE, body.requiredPositive("maxJobsToActivate")));
        body.texts("fetchVariable")
                .orElse(List.of())
                .forEach(name -> command.variables().add().wrap(BufferUtil.wrapString(name)));
        body.acceptTenants();
        long requestTimeout = body.number("requestTimeout").orElse(0L);
        body.refuseOthers();
        JobBatchRecord jobs = waitForJobs(command, patience(requestTimeout));
        return Reply.json(ActivatedJobs.describe(jobs)).orIfUndelivered(() -> giveBack(jobs));
    }

    /** As the official API: 0 is the gateway's default, and a negative number asks not to wait at all. */
    private Duration patience(long requestTimeoutMillis) {
        Duration asked = requestTimeoutMillis == 0
                ? PATIENCE_UNLESS_ASKED
                : Duration.ofMillis(Math.max(0, requestTimeoutMillis));
        Duration longest = longestPatience;
        return asked.compareTo(longest) < 0 ? asked : longest;
    }

    private JobBatchRecord waitForJobs(JobBatchRecord command, Duration patience) {
        JobSignals.Watch watch = signals.watch(command.getType(), patience);
        while (true) {
            // Before asking, so that jobs which become available while the engine answers are not slept over.
            watch.arm();
            JobBatchRecord jobs =
                    (JobBatchRecord) engine.send(ValueType.JOB_BATCH, JobBatchIntent.ACTIVATE, Commands.NO_KEY, command)
                            .value();
            if (!jobs.getJobKeys().isEmpty() || !watch.await()) {
                return jobs;
            }
        }
    }

    private void giveBack(JobBatchRecord jobs) {
        for (int i = 0; i < jobs.getJobKeys().size(); i++) {
            JobRecordValue job = jobs.getJobs().get(i);
            LOG.debug("Giving back job {} of type {}", jobs.getJobKeys().get(i), job.getType());
            // A failure that leaves the retries as they are makes the job available again without a delay.
            engine.sendAndForget(
                    ValueType.JOB,
                    JobIntent.FAIL,
                    jobs.getJobKeys().get(i),
                    new JobRecord()
                            .setRetries(job.getRetries())
                            .setErrorMessage("The worker had gone before the job could be handed to it"));
        }
    }
}
