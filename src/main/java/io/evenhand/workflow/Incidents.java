package io.evenhand.workflow;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What Camunda reports as stuck. Asked only when nothing has happened for a while. */
@Component
public class Incidents {
    private final CamundaClient client;
    private final ProcessStepRepository steps;

    Incidents(CamundaClient client, ProcessStepRepository steps) {
        this.client = client;
        this.steps = steps;
    }

    /** The first open incident in the processes of these referrals and agreements, in words. */
    public Optional<String> of(Collection<String> businessIds) {
        Set<Long> instances = steps.findByBusinessIdInOrderByTakenAtAscElementInstanceKeyAsc(businessIds).stream()
                .map(ProcessStep::processInstanceKey)
                .collect(Collectors.toSet());
        List<Incident> open = client.newIncidentSearchRequest()
                .filter(filter -> filter.state(IncidentState.ACTIVE))
                .send()
                .join()
                .items();
        return open.stream()
                .filter(incident -> instances.contains(incident.getProcessInstanceKey()))
                .findFirst()
                .map(incident -> incident.getElementId() + " of " + incident.getProcessDefinitionId() + ": "
                        + incident.getErrorMessage());
    }
}
