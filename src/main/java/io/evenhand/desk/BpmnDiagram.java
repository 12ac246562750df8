package io.evenhand.desk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What a diagram says of its elements and of the ways between them. */
final class BpmnDiagram {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();
    /** The sub-process in which an element lies; empty for the process itself. */
    private final Map<String, String> scopes = new HashMap<>();

    private final Map<String, List<Flow>> incoming = new HashMap<>();
    private final Map<String, List<Flow>> outgoing = new HashMap<>();
    private final Map<String, String> hosts = new HashMap<>();
    private final Map<String, String> errors = new HashMap<>();
    private final Set<String> nonInterrupting = new HashSet<>();
    private final Set<String> eventSubProcesses = new HashSet<>();

    /** A sequence flow. */
    record Flow(String id, String source, String target) {}

    private BpmnDiagram() {}

    static BpmnDiagram of(byte[] bpmn) {
        BpmnDiagram diagram = new BpmnDiagram();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            diagram.read(
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(bpmn))
                            .getDocumentElement(),
                    "");
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("A deployed diagram cannot be read", e);
        }
        return diagram;
    }

    private void read(Element parent, String scope) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element element) || !BPMN.equals(element.getNamespaceURI())) {
                continue;
            }
            String id = element.getAttribute("id");
            String kind = element.getLocalName();
            switch (kind) {
                case "sequenceFlow" -> {
                    Flow flow = new Flow(id, element.getAttribute("sourceRef"), element.getAttribute("targetRef"));
                    incoming.computeIfAbsent(flow.target(), any -> new ArrayList<>())
                            .add(flow);
                    outgoing.computeIfAbsent(flow.source(), any -> new ArrayList<>())
                            .add(flow);
                }
                case "errorEventDefinition" ->
                    errors.put(
                            ((Element) element.getParentNode()).getAttribute("id"), element.getAttribute("errorRef"));
                default -> {
                    names.put(id, element.getAttribute("name"));
                    kinds.put(id, kind);
                    scopes.put(id, scope);
                    readFurther(element, id, kind, scope);
                }
            }
        }
    }

    private void readFurther(Element element, String id, String kind, String scope) {
        switch (kind) {
            case "process" -> read(element, "");
            case "subProcess" -> {
                if (element.getAttribute("triggeredByEvent").equals("true")) {
                    eventSubProcesses.add(id);
                }
                read(element, id);
            }
            case "boundaryEvent" -> {
                hosts.put(id, element.getAttribute("attachedToRef"));
                if (element.getAttribute("cancelActivity").equals("false")) {
                    nonInterrupting.add(id);
                }
                read(element, scope);
            }
            case "endEvent" -> read(element, scope);
            default -> {}
        }
    }

    /** An element's name, or its id when it has none. */
    String nameOf(String elementId) {
        String name = names.getOrDefault(elementId, "");
        return name.isEmpty() ? elementId : name;
    }

    boolean has(String elementId) {
        return kinds.containsKey(elementId);
    }

    boolean is(String elementId, String kind) {
        return kinds.getOrDefault(elementId, "").equals(kind);
    }

    List<Flow> into(String elementId) {
        return incoming.getOrDefault(elementId, List.of());
    }

    List<Flow> outOf(String elementId) {
        return outgoing.getOrDefault(elementId, List.of());
    }

    /** The sub-process in which an element lies; empty for the process itself. */
    String scopeOf(String elementId) {
        return scopes.getOrDefault(elementId, "");
    }

    boolean isInside(String elementId, String subProcess) {
        for (String scope = scopeOf(elementId); !scope.isEmpty(); scope = scopeOf(scope)) {
            if (scope.equals(subProcess)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sub-process begins by an event of its own, and not by a flow into it. */
    boolean isEventSubProcess(String elementId) {
        return eventSubProcesses.contains(elementId);
    }

    /** What a boundary event is attached to. */
    String hostOf(String boundaryEvent) {
        return hosts.getOrDefault(boundaryEvent, "");
    }

    boolean interrupts(String boundaryEvent) {
        return !nonInterrupting.contains(boundaryEvent);
    }

    /** Whether a boundary event catches an error. */
    boolean catchesError(String boundaryEvent) {
        return errors.containsKey(boundaryEvent);
    }

    /** The end events of a sub-process by which it is left as planned. */
    Stream<String> ends(String subProcess) {
        return endsOf(subProcess).filter(end -> !errors.containsKey(end));
    }

    /** The end events of a sub-process, at whatever depth, that throw what its boundary event catches. */
    Stream<String> endsCaughtBy(String boundaryEvent) {
        String error = errors.getOrDefault(boundaryEvent, "");
        String host = hostOf(boundaryEvent);
        return kinds.keySet().stream()
                .filter(id -> is(id, "endEvent") && isInside(id, host) && error.equals(errors.get(id)));
    }

    private Stream<String> endsOf(String subProcess) {
        return kinds.keySet().stream()
                .filter(id -> is(id, "endEvent") && scopeOf(id).equals(subProcess));
    }
}
