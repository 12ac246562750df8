package io.evenhand.engine.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageCorrelationRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.signal.SignalRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.MessageCorrelationIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.SignalIntent;
import io.evenhand.engine.core.Commands;

/** Messages to one process instance, and signals to all that listen. */
final class MessageResource {
    private final EngineCalls engine;

    MessageResource(EngineCalls engine) {
        this.engine = engine;
    }

    void register(Router router) {
        router.on("publishMessage", this::publish);
        router.on("correlateMessage", this::correlate);
        router.on("broadcastSignal", this::broadcast);
    }

    private Reply publish(Request request) {
        JsonBody body = request.json();
        MessageRecord command = new MessageRecord()
                .setName(body.requiredText("name"))
                .setCorrelationKey(body.text("correlationKey").orElse(""))
                .setTimeToLive(body.millis("timeToLive"))
                .setMessageId(body.text("messageId").orElse(""))
                .setVariables(body.variables());
        body.acceptTenant();
        body.refuseOthers();
        var response = engine.send(ValueType.MESSAGE, MessageIntent.PUBLISH, Commands.NO_KEY, command);
        return Reply.json(JsonNodeFactory.instance
                .objectNode()
                .put("tenantId", ((MessageRecord) response.value()).getTenantId())
                .put("messageKey", Long.toString(response.key())));
    }

    private Reply correlate(Request request) {
        JsonBody body = request.json();
        MessageCorrelationRecord command = new MessageCorrelationRecord()
                .setName(body.requiredText("name"))
                .setCorrelationKey(body.text("correlationKey").orElse(""))
                .setVariables(body.variables());
        body.acceptTenant();
        body.refuseOthers();
        var response = engine.send(
                ValueType.MESSAGE_CORRELATION, MessageCorrelationIntent.CORRELATE, Commands.NO_KEY, command);
        MessageCorrelationRecord correlated = (MessageCorrelationRecord) response.value();
        return Reply.json(JsonNodeFactory.instance
                .objectNode()
                .put("tenantId", correlated.getTenantId())
                .put("messageKey", Long.toString(correlated.getMessageKey()))
                .put("processInstanceKey", Long.toString(correlated.getProcessInstanceKey())));
    }

    private Reply broadcast(Request request) {
        JsonBody body = request.json();
        SignalRecord command = new SignalRecord()
                .setSignalName(body.requiredText("signalName"))
                .setVariables(body.variables());
        body.acceptTenant();
        body.refuseOthers();
        var response = engine.send(ValueType.SIGNAL, SignalIntent.BROADCAST, Commands.NO_KEY, command);
        return Reply.json(JsonNodeFactory.instance
                .objectNode()
                .put("tenantId", ((SignalRecord) response.value()).getTenantId())
                .put("signalKey", Long.toString(response.key())));
    }
}
