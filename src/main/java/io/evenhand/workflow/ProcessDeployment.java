package io.evenhand.workflow;

import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.spring.event.CamundaClientCreatedSpringEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys processes, decisions and forms when the client is there: all in one deployment, so that what calls one another
 * is bound to what was deployed with it. Camunda makes a new version only of what changed.
 */
@Component
class ProcessDeployment {
    private final String folder;

    /** @param folder where the processes are: the built-in ones unless a folder of one's own is named */
    ProcessDeployment(@Value("${evenhand.bpmn:classpath:bpmn}") String folder) {
        this.folder = folder.startsWith("classpath:") ? "classpath*:" + folder.substring(10) : "file:" + folder;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void deploy(CamundaClientCreatedSpringEvent event) {
        DeployResourceCommandStep1 command = event.getClient().newDeployResourceCommand();
        DeployResourceCommandStep2 complete = null;
        for (Resource resource : resources()) {
            complete = (complete == null ? command : complete).addResourceBytes(bytes(resource), name(resource));
        }
        if (complete == null) {
            throw new IllegalStateException("No process was found in " + folder);
        }
        complete.send().join();
    }

    private List<Resource> resources() {
        var resolver = new PathMatchingResourcePatternResolver();
        List<Resource> found = new ArrayList<>();
        try {
            for (String pattern : List.of("/**/*.bpmn", "/**/*.dmn", "/**/*.form")) {
                found.addAll(List.of(resolver.getResources(folder + pattern)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The processes in " + folder + " cannot be read", e);
        }
        found.sort(Comparator.comparing(ProcessDeployment::name));
        return found;
    }

    private static String name(Resource resource) {
        return Objects.requireNonNull(resource.getFilename());
    }

    private static byte[] bytes(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
