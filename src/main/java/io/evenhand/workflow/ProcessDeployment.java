package io.evenhand.workflow;

import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.spring.event.CamundaClientCreatedSpringEvent;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Deploys processes, decisions and forms when the client is there: all in one deployment, so that what calls one another
 * is bound to what was deployed with it. Camunda makes a new version only of what changed.
 */
@Component
class ProcessDeployment {
    private final ProcessFiles files;

    ProcessDeployment(ProcessFiles files) {
        this.files = files;
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
        complete.send().join();
    }

    private static DeployResourceCommandStep2 add(DeployResourceCommandStep1 command, Resource file) {
        return command.addResourceBytes(ProcessFiles.bytes(file), ProcessFiles.name(file));
    }
}
