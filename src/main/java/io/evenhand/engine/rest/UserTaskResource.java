package io.evenhand.engine.rest;

import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.evenhand.engine.read.Entity;
import io.evenhand.engine.read.InMemoryReadModel;

/** Acting on human tasks; the answer comes only when the task's listeners have had their say. */
final class UserTaskResource {
    private final EngineCalls engine;
    private final InMemoryReadModel readModel;

    UserTaskResource(EngineCalls engine, InMemoryReadModel readModel) {
        this.engine = engine;
        this.readModel = readModel;
    }

    void register(Router router) {
        router.on("completeUserTask", this::complete);
        router.on("assignUserTask", this::assign);
        router.on("unassignUserTask", this::unassign);
        router.on("updateUserTask", this::update);
        router.on("getUserTaskForm", this::form);
    }

    private Reply complete(Request request) {
        JsonBody body = request.json();
        UserTaskRecord command = about(request)
                .setVariables(body.variables())
                .setAction(body.text("action").orElse("complete"));
        body.refuseOthers();
        return send(UserTaskIntent.COMPLETE, command);
    }

    private Reply assign(Request request) {
        JsonBody body = request.json();
        boolean override = body.flag("allowOverride", true);
        UserTaskRecord command = about(request)
                .setAssignee(body.requiredText("assignee"))
                .setAction(body.text("action").orElse(override ? "assign" : "claim"));
        body.refuseOthers();
        return send(override ? UserTaskIntent.ASSIGN : UserTaskIntent.CLAIM, command);
    }

    private Reply unassign(Request request) {
        return send(UserTaskIntent.ASSIGN, about(request).setAssignee("").setAction("unassign"));
    }

    private Reply update(Request request) {
        JsonBody body = request.json();
        UserTaskRecord command = about(request).setAction(body.text("action").orElse("update"));
        body.object("changeset").ifPresent(changes -> {
            changes.texts("candidateUsers")
                    .ifPresent(users -> command.setCandidateUsersList(users).setCandidateUsersChanged());
            changes.texts("candidateGroups")
                    .ifPresent(groups -> command.setCandidateGroupsList(groups).setCandidateGroupsChanged());
            UserTaskDates.read(changes, "dueDate")
                    .ifPresent(date -> command.setDueDate(date).setDueDateChanged());
            UserTaskDates.read(changes, "followUpDate")
                    .ifPresent(date -> command.setFollowUpDate(date).setFollowUpDateChanged());
            UserTaskDates.readPriority(changes)
                    .ifPresent(priority -> command.setPriority(priority).setPriorityChanged());
            changes.refuseOthers();
        });
        body.refuseOthers();
        if (!body.node().hasNonNull("action") && command.getChangedAttributes().isEmpty()) {
            throw Problem.field("changeset", "must change something, or field 'action' must be there");
        }
        return send(UserTaskIntent.UPDATE, command);
    }

    private Reply form(Request request) {
        String key = Long.toString(request.key("userTaskKey"));
        var task = readModel
                .find(Entity.USER_TASK, key)
                .orElseThrow(() -> Problem.notFound(Entity.USER_TASK.singular(), key));
        return readModel
                .find(Entity.FORM, task.path("formKey").asText())
                .map(Reply::json)
                .orElseGet(Reply::noContent);
    }

    private Reply send(UserTaskIntent intent, UserTaskRecord command) {
        engine.send(ValueType.USER_TASK, intent, command.getUserTaskKey(), command);
        return Reply.noContent();
    }

    private static UserTaskRecord about(Request request) {
        return new UserTaskRecord().setUserTaskKey(request.key("userTaskKey"));
    }
}
