package io.evenhand.engine.rest;

import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.util.HashSet;
import java.util.Set;

/** What a worker reports about a job that it has. */
final class JobResource {
    private final EngineCalls engine;

    JobResource(EngineCalls engine) {
        this.engine = engine;
    }

    void register(Router router) {
        router.on("completeJob", this::complete);
        router.on("failJob", this::fail);
        router.on("throwJobError", this::throwError);
        router.on("updateJob", this::update);
    }

    private Reply complete(Request request) {
        JsonBody body = request.json();
        JobRecord command = new JobRecord();
        command.setVariables(body.variables());
        body.object("result").map(JobResults::read).ifPresent(command::setResult);
        body.refuseOthers();
        return send(request, JobIntent.COMPLETE, command);
    }

    private Reply fail(Request request) {
        JsonBody body = request.json();
        JobRecord command = new JobRecord()
                .setRetries(body.notNegative("retries", 0))
                .setErrorMessage(body.text("errorMessage").orElse(""))
                .setRetryBackoff(body.millis("retryBackOff"));
        command.setVariables(body.variables());
        body.refuseOthers();
        return send(request, JobIntent.FAIL, command);
    }

    private Reply throwError(Request request) {
        JsonBody body = request.json();
        JobRecord command = new JobRecord()
                .setErrorCode(BufferUtil.wrapString(body.requiredText("errorCode")))
                .setErrorMessage(body.text("errorMessage").orElse(""));
        command.setVariables(body.variables());
        body.refuseOthers();
        return send(request, JobIntent.THROW_ERROR, command);
    }

    private Reply update(Request request) {
        JsonBody body = request.json();
        body.acceptOperationReference();
        JsonBody changes = body.requiredObject("changeset");
        JobRecord command = new JobRecord();
        Set<String> changed = new HashSet<>();
        changes.smallNumber("retries").ifPresent(retries -> {
            command.setRetries(retries);
            changed.add("retries");
        });
        changes.number("timeout").ifPresent(timeout -> {
            command.setTimeout(timeout);
            changed.add("timeout");
        });
        changes.refuseOthers();
        body.refuseOthers();
        if (changed.isEmpty()) {
            throw Problem.field("changeset", "must have 'retries' or 'timeout'");
        }
        return send(request, JobIntent.UPDATE, command.setChangedAttributes(changed));
    }

    private Reply send(Request request, JobIntent intent, JobRecord command) {
        engine.send(ValueType.JOB, intent, request.key("jobKey"), command);
        return Reply.noContent();
    }
}
