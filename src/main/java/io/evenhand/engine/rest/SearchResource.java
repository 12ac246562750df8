package io.evenhand.engine.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.engine.read.Entity;
import io.evenhand.engine.read.InMemoryReadModel;
import io.evenhand.engine.read.Page;
import java.util.List;

/** Searches, and what is counted rather than listed. */
final class SearchResource {
    private static final int SHOWN_CHARACTERS = 8_191;

    private final InMemoryReadModel readModel;

    SearchResource(InMemoryReadModel readModel) {
        this.readModel = readModel;
    }

    void register(Router router) {
        search(router, "searchProcessDefinitions", Entity.PROCESS_DEFINITION);
        search(router, "searchDecisionDefinitions", Entity.DECISION_DEFINITION);
        search(router, "searchDecisionRequirements", Entity.DECISION_REQUIREMENTS);
        search(router, "searchProcessInstances", Entity.PROCESS_INSTANCE);
        search(router, "searchElementInstances", Entity.ELEMENT_INSTANCE);
        search(router, "searchUserTasks", Entity.USER_TASK);
        search(router, "searchJobs", Entity.JOB);
        search(router, "searchIncidents", Entity.INCIDENT);
        search(router, "searchMessageSubscriptions", Entity.MESSAGE_SUBSCRIPTION);
        search(router, "searchCorrelatedMessageSubscriptions", Entity.CORRELATED_MESSAGE_SUBSCRIPTION);
        search(router, "searchDecisionInstances", Entity.DECISION_INSTANCE);
        router.on("searchVariables", this::searchVariables);
        router.on("searchUserTaskVariables", this::searchUserTaskVariables);
        router.on("searchProcessInstanceIncidents", this::searchIncidentsOfInstance);
        router.on("getProcessInstanceSequenceFlows", this::sequenceFlows);
        router.on("getProcessInstanceStatistics", this::countOfInstance);
        router.on("getProcessDefinitionStatistics", this::countOfDefinition);
        router.on("getProcessInstanceCallHierarchy", this::callHierarchy);
    }

    private void search(Router router, String operation, Entity entity) {
        router.on(
                operation,
                request -> describe(readModel.search(entity, request.json().node())));
    }

    private Reply searchVariables(Request request) {
        return describeVariables(
                request, readModel.search(Entity.VARIABLE, request.json().node()));
    }

    private Reply searchUserTaskVariables(Request request) {
        long key = request.key("userTaskKey");
        requireExisting(Entity.USER_TASK, key);
        return describeVariables(
                request, readModel.searchVariablesSeenBy(key, request.json().node()));
    }

    private Reply searchIncidentsOfInstance(Request request) {
        long key = request.key("processInstanceKey");
        requireExisting(Entity.PROCESS_INSTANCE, key);
        return describe(readModel.searchIncidents(key, request.json().node()));
    }

    private Reply sequenceFlows(Request request) {
        return Reply.items(readModel.statistics().takenSequenceFlows(request.key("processInstanceKey")));
    }

    private Reply countOfInstance(Request request) {
        return Reply.items(readModel.statistics().elementsOfInstance(request.key("processInstanceKey")));
    }

    private Reply countOfDefinition(Request request) {
        return Reply.items(readModel
                .statistics()
                .elementsOfDefinition(
                        request.key("processDefinitionKey"),
                        request.json().node().path("filter")));
    }

    private Reply callHierarchy(Request request) {
        long key = request.key("processInstanceKey");
        requireExisting(Entity.PROCESS_INSTANCE, key);
        List<ObjectNode> callers = readModel.statistics().callHierarchy(key);
        return Reply.json(JsonNodeFactory.instance.arrayNode().addAll(callers));
    }

    private void requireExisting(Entity entity, long key) {
        if (readModel.find(entity, Long.toString(key)).isEmpty()) {
            throw Problem.notFound(entity.singular(), Long.toString(key));
        }
    }

    private static Reply describeVariables(Request request, Page page) {
        boolean whole = request.query("truncateValues").filter("false"::equals).isPresent();
        for (ObjectNode variable : page.items()) {
            if (whole) {
                variable.put("isTruncated", false);
            } else if (variable.path("isTruncated").asBoolean()) {
                variable.put("value", variable.path("value").asText().substring(0, SHOWN_CHARACTERS));
            }
        }
        return describe(page);
    }

    private static Reply describe(Page page) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("items").addAll(page.items());
        ObjectNode about =
                node.putObject("page").put("totalItems", page.total()).put("hasMoreTotalItems", false);
        page.startCursor().ifPresent(cursor -> about.put("startCursor", cursor));
        page.endCursor().ifPresent(cursor -> about.put("endCursor", cursor));
        return Reply.json(node);
    }
}
