package io.evenhand.workflow;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells Camunda what happened, after the change that it tells of has been committed. */
@Component
public class ProcessMessages {
    /**
     * How long Camunda remembers a message id, and buffers a message nobody waits for yet. Longer than the longest
     * retry of {@link Resubmission}, so that a message sent twice arrives once.
     */
    static final Duration TIME_TO_LIVE = Duration.ofDays(7);

    private static final int ALREADY_EXISTS = 409;

    private final CamundaClient client;

    ProcessMessages(CamundaClient client) {
        this.client = client;
    }

    /**
     * Publishes a message. Idempotent by event id: a message that was already published counts as delivered.
     *
     * @param name the message's name in the process
     * @param correlationKey the business key that the process waits with
     * @param eventId the id of the event that this message tells of
     * @param variables ids and routing decisions only, never amounts, terms or personal data
     */
    public void publish(String name, String correlationKey, UUID eventId, Map<String, Object> variables) {
        try {
            client.newPublishMessageCommand()
                    .messageName(name)
                    .correlationKey(correlationKey)
                    .messageId(eventId.toString())
                    .timeToLive(TIME_TO_LIVE)
                    .variables(variables)
                    .send()
                    .join();
        } catch (ProblemException e) {
            if (e.code() != ALREADY_EXISTS) {
                throw e;
            }
        }
    }
}
