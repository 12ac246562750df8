package io.evenhand.protection.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.protection.WindowNoticeId;
import io.evenhand.protection.WindowNotices;
import io.evenhand.workflow.ProcessClaims;
import io.evenhand.workflow.ProcessSteps;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The service tasks of the process of window notices. Each is idempotent by the notice. */
@Component
class WindowWorkers {
    private final WindowNotices notices;
    private final ProcessClaims claims;
    private final ProcessSteps steps;

    WindowWorkers(WindowNotices notices, ProcessClaims claims, ProcessSteps steps) {
        this.notices = notices;
        this.claims = claims;
        this.steps = steps;
    }

    @JobWorker(type = "protection.claim-notice")
    Map<String, Object> claimProcess(ActivatedJob job, @Variable String windowNoticeId) {
        if (!claims.claim(job.getBpmnProcessId(), windowNoticeId, job.getProcessInstanceKey())) {
            return Map.of("claimed", false);
        }
        return steps.taken(job, windowNoticeId, () -> {
            WindowNotices.ProcessStart start = notices.start(WindowNoticeId.of(windowNoticeId));
            return Map.of(
                    "claimed", true,
                    "boundId", start.boundId(),
                    "answerWithin", start.answerWithin(),
                    "noticeRoute", start.route(),
                    "protectedId", start.protectedId(),
                    "deciders", start.deciders(),
                    "otherSideId", start.otherSideId(),
                    "remindAt", start.remindAt(),
                    "answerBy", start.answerBy());
        });
    }

    @JobWorker(type = "protection.tell")
    Map<String, Object> tell(ActivatedJob job, @Variable String windowNoticeId) {
        return take(job, windowNoticeId, notices::tell);
    }

    @JobWorker(type = "protection.remind")
    Map<String, Object> remind(ActivatedJob job, @Variable String windowNoticeId) {
        return take(job, windowNoticeId, notices::remind);
    }

    @JobWorker(type = "protection.lapse")
    Map<String, Object> lapse(ActivatedJob job, @Variable String windowNoticeId) {
        return take(job, windowNoticeId, notices::lapse);
    }

    private Map<String, Object> take(ActivatedJob job, String windowNoticeId, Consumer<WindowNoticeId> step) {
        return steps.taken(job, windowNoticeId, () -> {
            step.accept(WindowNoticeId.of(windowNoticeId));
            return Map.of();
        });
    }
}
