package io.evenhand.engine.rest;

import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultActivateElement;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultCorrections;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import java.util.ArrayList;
import java.util.List;

/** What completes a job beside its variables: a task listener's denial or corrections, an ad-hoc sub-process's steps. */
final class JobResults {
    private JobResults() {}

    static JobResult read(JsonBody body) {
        String type = body.text("type").orElse("userTask");
        JobResult result = switch (type) {
            case "userTask" -> ofUserTask(body);
            case "adHocSubProcess" -> ofAdHocSubProcess(body);
            default -> throw Problem.field("result.type", "is '" + type + "' but must be userTask or adHocSubProcess");
        };
        body.refuseOthers();
        return result;
    }

    private static JobResult ofUserTask(JsonBody body) {
        JobResult result = new JobResult()
                .setType(JobResultType.USER_TASK)
                .setDenied(body.flag("denied", false))
                .setDeniedReason(body.text("deniedReason").orElse(""));
        body.object("corrections").ifPresent(corrections -> correct(result, corrections));
        return result;
    }

    private static void correct(JobResult result, JsonBody body) {
        JobResultCorrections corrections = new JobResultCorrections();
        List<String> corrected = new ArrayList<>();
        body.text("assignee").ifPresent(assignee -> {
            corrections.setAssignee(assignee);
            corrected.add(UserTaskRecord.ASSIGNEE);
        });
        UserTaskDates.read(body, "dueDate").ifPresent(date -> {
            corrections.setDueDate(date);
            corrected.add(UserTaskRecord.DUE_DATE);
        });
        UserTaskDates.read(body, "followUpDate").ifPresent(date -> {
            corrections.setFollowUpDate(date);
            corrected.add(UserTaskRecord.FOLLOW_UP_DATE);
        });
        body.texts("candidateUsers").ifPresent(users -> {
            corrections.setCandidateUsersList(users);
            corrected.add(UserTaskRecord.CANDIDATE_USERS);
        });
        body.texts("candidateGroups").ifPresent(groups -> {
            corrections.setCandidateGroupsList(groups);
            corrected.add(UserTaskRecord.CANDIDATE_GROUPS);
        });
        UserTaskDates.readPriority(body).ifPresent(priority -> {
            corrections.setPriority(priority);
            corrected.add(UserTaskRecord.PRIORITY);
        });
        body.refuseOthers();
        result.setCorrections(corrections).setCorrectedAttributes(corrected);
    }

    private static JobResult ofAdHocSubProcess(JsonBody body) {
        JobResult result = new JobResult()
                .setType(JobResultType.AD_HOC_SUB_PROCESS)
                .setCompletionConditionFulfilled(body.flag("isCompletionConditionFulfilled", false))
                .setCancelRemainingInstances(body.flag("isCancelRemainingInstances", false));
        for (JsonBody element : body.objects("activateElements")) {
            result.addActivateElement(new JobResultActivateElement()
                    .setElementId(element.requiredText("elementId"))
                    .setVariables(element.variables()));
            element.refuseOthers();
        }
        return result;
    }
}
