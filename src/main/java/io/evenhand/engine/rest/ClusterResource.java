package io.evenhand.engine.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.util.VersionUtil;
import io.evenhand.engine.core.EngineControl;
import java.time.Duration;
import java.time.Instant;

/** The cluster of one node that the engine appears to be, and what Camunda's test runtime lets tests do with it. */
final class ClusterResource {
    private final EngineControl control;
    private final int port;

    ClusterResource(EngineControl control, int port) {
        this.control = control;
        this.port = port;
    }

    void register(Router router) {
        router.on("getTopology", request -> Reply.json(topology()));
        router.on("getStatus", request -> status());
        router.on("GET", "/actuator/clock", request -> clock());
        router.on("POST", "/actuator/clock/add", this::advance);
        router.on("DELETE", "/actuator/clock", request -> resetClock());
        router.on("POST", "/actuator/cluster/purge", request -> purge());
    }

    private ObjectNode topology() {
        ObjectNode topology = JsonNodeFactory.instance
                .objectNode()
                .put("clusterSize", 1)
                .put("partitionsCount", 1)
                .put("replicationFactor", 1)
                .put("gatewayVersion", VersionUtil.getVersion())
                .put("lastCompletedChangeId", Long.toString(control.lastCompletedChange()));
        topology.putArray("brokers")
                .addObject()
                .put("nodeId", 0)
                .put("host", "127.0.0.1")
                .put("port", port)
                .put("version", VersionUtil.getVersion())
                .putArray("partitions")
                .addObject()
                .put("partitionId", 1)
                .put("role", "leader")
                .put("health", control.healthy() ? "healthy" : "unhealthy");
        return topology;
    }

    private Reply status() {
        if (!control.healthy()) {
            throw Problem.unavailable("The engine does not accept commands");
        }
        return Reply.noContent();
    }

    private Reply advance(Request request) {
        JsonBody body = request.json();
        long offset = body.number("offsetMilli").orElseThrow(() -> Problem.field("offsetMilli", "is missing"));
        body.refuseOthers();
        control.advance(Duration.ofMillis(offset));
        return clock();
    }

    private Reply resetClock() {
        control.resetClock();
        return clock();
    }

    private Reply clock() {
        Instant now = control.now();
        return Reply.json(JsonNodeFactory.instance
                .objectNode()
                .put("epochMilli", now.toEpochMilli())
                .put("instant", now.toString()));
    }

    private Reply purge() {
        return Reply.json(JsonNodeFactory.instance.objectNode().put("changeId", control.purge()));
    }
}
