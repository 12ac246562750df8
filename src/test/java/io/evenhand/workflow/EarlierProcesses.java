package io.evenhand.workflow;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.Process;
import io.camunda.client.spring.event.CamundaClientCreatedSpringEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;

/**
 * Processes as they were before: what begins now begins under them, until those of today are deployed again, as a house does when it starts
 * after its upgrade. Their files are in {@code bpmn-before}.
 */
public final class EarlierProcesses {
    private static final List<String> CHANGED = List.of(
            "agreement-approval.dmn",
            "referral.bpmn",
            "agreement.bpmn",
            "window-notice.bpmn",
            "obligation.bpmn",
            "claim.bpmn");

    private EarlierProcesses() {}

    /** Today's files, with the earlier ones in their places, by name. */
    public static Map<String, byte[]> files(String... earlier) {
        Map<String, byte[]> files = new TreeMap<>();
        new ProcessFiles("classpath:bpmn")
                .all()
                .forEach(file -> files.put(ProcessFiles.name(file), ProcessFiles.bytes(file)));
        for (String name : earlier) {
            String file = replacedBy(name);
            byte[] replaced = files.put(file, read(name + file.substring(file.indexOf('.'))));
            Objects.requireNonNull(replaced, name);
        }
        return files;
    }

    /** Deploys them as the house does: together, and with their diagrams kept. */
    public static void deploy(ApplicationContext house, CamundaClient client, String... earlier) {
        Map<String, byte[]> files = files(earlier);
        DeployResourceCommandStep1 command = client.newDeployResourceCommand();
        DeployResourceCommandStep2 complete = null;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            complete = (complete == null ? command : complete).addResourceBytes(file.getValue(), file.getKey());
        }
        ProcessDiagrams diagrams = house.getBean(ProcessDiagrams.class);
        for (Process process : Objects.requireNonNull(complete).send().join().getProcesses()) {
            diagrams.deployed(
                    process.getProcessDefinitionKey(),
                    process.getBpmnProcessId(),
                    Objects.requireNonNull(files.get(process.getResourceName())));
        }
    }

    /** What the house does when it starts. */
    public static void upgrade(ApplicationContext house, CamundaClient client) {
        house.getBean(ProcessDeployment.class).deploy(new CamundaClientCreatedSpringEvent(house, client));
    }

    private static String replacedBy(String earlier) {
        return CHANGED.stream()
                .filter(file -> earlier.startsWith(file.substring(0, file.indexOf('.')) + "-"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(earlier));
    }

    private static byte[] read(String file) {
        try (InputStream content =
                Objects.requireNonNull(EarlierProcesses.class.getResourceAsStream("/bpmn-before/" + file), file)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
