package io.evenhand.workflow;

import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.Process;
import io.camunda.client.spring.event.CamundaClientCreatedSpringEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Deploys processes, decisions and forms when the client is there: all in one deployment, so that what calls one another
 * is bound to what was deployed with it. Camunda makes a new version only of what changed. The diagrams are kept before
 * the workers begin, so that every step finds the one that it belongs to.
 */
@Component
class ProcessDeployment {
    private final ProcessFiles files;
    private final ProcessDiagrams diagrams;

    ProcessDeployment(ProcessFiles files, ProcessDiagrams diagrams) {
        this.files = files;
        this.diagrams = diagrams;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void deploy(CamundaClientCreatedSpringEvent event) {
        List<Resource> all = files.all();
        DeployResourceCommandStep1 command = event.getClient().newDeployResourceCommand();
        DeployResourceCommandStep2 complete = add(command, all.getFirst());
        for (Resource file : all.subList(1, all.size())) {
            complete = add(complete, file);
        }
        Map<String, byte[]> deployed = all.stream().collect(Collectors.toMap(ProcessFiles::name, ProcessFiles::bytes));
        for (Process process : complete.send().join().getProcesses()) {
            diagrams.deployed(
                    process.getProcessDefinitionKey(),
                    process.getBpmnProcessId(),
                    Objects.requireNonNull(deployed.get(process.getResourceName()), process.getResourceName()));
        }
    }

    private static DeployResourceCommandStep2 add(DeployResourceCommandStep1 command, Resource file) {
        return command.addResourceBytes(ProcessFiles.bytes(file), ProcessFiles.name(file));
    }
}
