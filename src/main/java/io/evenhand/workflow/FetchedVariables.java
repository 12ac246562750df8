package io.evenhand.workflow;

import io.camunda.client.annotation.customizer.JobWorkerValueCustomizer;
import io.camunda.client.annotation.value.JobWorkerValue;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Fetches for a worker what this room reads of its jobs, so that its annotation names only what it reads itself. */
@Component
class FetchedVariables implements JobWorkerValueCustomizer {
    @Override
    public void customize(JobWorkerValue worker) {
        Collection<String> read = readHere(worker);
        if (!read.isEmpty()) {
            worker.setFetchVariables(Stream.concat(worker.getFetchVariables().stream(), read.stream())
                    .distinct()
                    .toList());
        }
    }

    private static Collection<String> readHere(JobWorkerValue worker) {
        if (worker.getMethodInfo().getMethod().getDeclaringClass() == HumanTaskWorkers.class) {
            return HumanTaskWorkers.READ;
        }
        // Only the completing listener of a decision completes its job itself: it may have to deny it.
        return Boolean.FALSE.equals(worker.getAutoComplete()) ? TaskDecisions.READ : List.of();
    }
}
