package io.evenhand.workflow;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What Camunda reports as stuck: asked by those who mend it, and by whoever waits when nothing has happened for a while. */
@Component
public class Incidents {
    private static final int MOST = 200;
    private static final int NOT_FOUND = 404;

    /** As many as the diagrams give a step in the first place. */
    private static final int RETRIES = 3;

    private final CamundaClient client;
    private final ProcessStepRepository steps;

    Incidents(CamundaClient client, ProcessStepRepository steps) {
        this.client = client;
        this.steps = steps;
    }

    /** The first open incident in the processes of these referrals, agreements and promises, in words. */
    public Optional<String> of(Collection<String> businessIds) {
        Set<Long> instances = steps.findByBusinessIdInOrderByTakenAtAscElementInstanceKeyAsc(businessIds).stream()
                .map(ProcessStep::processInstanceKey)
                .collect(Collectors.toSet());
        return active().stream()
                .filter(incident -> instances.contains(incident.getProcessInstanceKey()))
                .findFirst()
                .map(incident -> incident.getElementId() + " of " + incident.getProcessDefinitionId() + ": "
                        + incident.getErrorMessage());
    }

    /** All that are open, the oldest first, at most {@value #MOST}. */
    public List<OpenIncident> open() {
        List<Incident> active = active();
        if (active.isEmpty()) {
            return List.of();
        }
        Map<Long, String> businessIds = steps
                .findBusinessIds(
                        active.stream().map(Incident::getProcessInstanceKey).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(
                        ProcessStepRepository.OfInstance::processInstanceKey,
                        ProcessStepRepository.OfInstance::businessId,
                        (one, same) -> one));
        return active.stream()
                .map(incident -> new OpenIncident(
                        incident.getIncidentKey(),
                        incident.getProcessDefinitionId(),
                        incident.getElementId(),
                        businessIds.get(incident.getProcessInstanceKey()),
                        incident.getErrorMessage(),
                        incident.getCreationTime().toInstant()))
                .toList();
    }

    private List<Incident> active() {
        return client.newIncidentSearchRequest()
                .filter(filter -> filter.state(IncidentState.ACTIVE))
                .sort(sort -> sort.creationTime().asc())
                .page(page -> page.limit(MOST))
                .send()
                .join()
                .items();
    }

    /**
     * Lets Camunda try again. Whoever asks has mended the cause; otherwise it fails again, and there is a new incident.
     *
     * @return false when there is no such incident any more
     */
    public boolean retry(long incidentKey) {
        try {
            Incident incident = client.newIncidentGetRequest(incidentKey).send().join();
            Long job = incident.getJobKey();
            if (job != null && job > 0) {
                client.newUpdateRetriesCommand(job).retries(RETRIES).send().join();
            }
            client.newResolveIncidentCommand(incidentKey).send().join();
            return true;
        } catch (ProblemException e) {
            if (e.code() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /**
     * A step at which a process stands.
     *
     * @param businessId the referral, agreement or promise that the process works on; null when it had taken no step yet
     * @param message in Camunda's words
     */
    public record OpenIncident(
            long key,
            String processId,
            String elementId,
            @Nullable String businessId,
            String message,
            Instant since) {}
}
