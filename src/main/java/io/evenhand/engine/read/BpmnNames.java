package io.evenhand.engine.read;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the records do not say and only the diagram does: names, and the form at the start. */
final class BpmnNames {
    /** A form that the diagram links. */
    record FormLink(
            String formId,
            ZeebeBindingType binding,
            @Nullable String versionTag) {}

    private final String processName;
    private final Map<String, String> elementNames;
    private final Optional<FormLink> startForm;

    private BpmnNames(String processName, Map<String, String> elementNames, Optional<FormLink> startForm) {
        this.processName = processName;
        this.elementNames = elementNames;
        this.startForm = startForm;
    }

    /** @param xml of a diagram that the engine has accepted */
    static BpmnNames read(String xml, String processId) {
        BpmnModelInstance model =
                Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        Map<String, String> elementNames = new HashMap<>();
        for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
            if (element.getName() != null && !element.getName().isBlank()) {
                elementNames.put(element.getId(), element.getName());
            }
        }
        Process process = model.getModelElementById(processId);
        String name = process == null || process.getName() == null ? processId : process.getName();
        return new BpmnNames(name, elementNames, process == null ? Optional.empty() : startFormOf(process));
    }

    private static Optional<FormLink> startFormOf(Process process) {
        return process.getChildElementsByType(StartEvent.class).stream()
                .filter(start -> start.getEventDefinitions().isEmpty())
                .map(start -> start.getSingleExtensionElement(ZeebeFormDefinition.class))
                .filter(form -> form != null && form.getFormId() != null)
                .map(form -> new FormLink(form.getFormId(), form.getBindingType(), form.getVersionTag()))
                .findFirst();
    }

    String processName() {
        return processName;
    }

    String elementName(String elementId) {
        return elementNames.getOrDefault(elementId, elementId);
    }

    Optional<FormLink> startForm() {
        return startForm;
    }
}
