package io.evenhand.desk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The way through a diagram, found from the steps that we recorded ourselves. Gateways, events and decisions leave no
 * record: they are on the way if they lie between two steps that were taken.
 */
final class ProcessPath {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Set<String> RECORDED = Set.of("serviceTask", "userTask", "callActivity");

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    /** Sequence flows into an element, each as flow id and source; a boundary event is entered from its activity. */
    private final Map<String, List<Flow>> incoming = new HashMap<>();

    private record Flow(String id, String source) {}

    private ProcessPath() {}

    static ProcessPath of(byte[] bpmn) {
        ProcessPath path = new ProcessPath();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            path.read(
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(bpmn))
                            .getDocumentElement(),
                    "");
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("A deployed diagram cannot be read", e);
        }
        return path;
    }

    private void read(Element parent, String scope) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element element) || !BPMN.equals(element.getNamespaceURI())) {
                continue;
            }
            String id = element.getAttribute("id");
            String kind = element.getLocalName();
            if (kind.equals("sequenceFlow")) {
                enter(element.getAttribute("targetRef"), new Flow(id, element.getAttribute("sourceRef")));
                continue;
            }
            names.put(id, element.getAttribute("name"));
            kinds.put(id, kind);
            parents.put(id, scope);
            if (kind.equals("boundaryEvent")) {
                enter(id, new Flow(id, element.getAttribute("attachedToRef")));
            }
            if (kind.equals("process") || kind.equals("subProcess")) {
                read(element, kind.equals("process") ? "" : id);
            }
        }
    }

    private void enter(String target, Flow flow) {
        incoming.computeIfAbsent(target, any -> new ArrayList<>()).add(flow);
    }

    /** An element's name, or its id when it has none. */
    String nameOf(String elementId) {
        String name = names.getOrDefault(elementId, "");
        return name.isEmpty() ? elementId : name;
    }

    boolean has(String elementId) {
        return kinds.containsKey(elementId);
    }

    /** The elements and flows that lie on the way to these steps, the steps themselves included. */
    Set<String> to(Collection<String> steps) {
        Set<String> visited = new LinkedHashSet<>(steps);
        Set<String> onTheWay = new LinkedHashSet<>();
        for (String step : steps) {
            onTheWay.addAll(behind(step, visited));
        }
        onTheWay.addAll(visited);
        return onTheWay;
    }

    /** Goes back from a step, over what leaves no record, to the steps before it. */
    private Set<String> behind(String step, Set<String> visited) {
        Set<String> found = new LinkedHashSet<>();
        for (Flow flow : entries(step)) {
            List<String> trail = trail(flow, visited, new LinkedHashSet<>());
            found.addAll(trail);
        }
        return found;
    }

    private List<Flow> entries(String element) {
        List<Flow> flows = incoming.getOrDefault(element, List.of());
        boolean begins = kinds.getOrDefault(element, "").equals("startEvent");
        String scope = parents.getOrDefault(element, "");
        return flows.isEmpty() && begins && !scope.isEmpty() ? List.of(new Flow(scope, scope)) : flows;
    }

    /** The elements from a flow back to the nearest step that was taken; nothing when there is none that way. */
    private List<String> trail(Flow flow, Set<String> visited, Set<String> seen) {
        String source = flow.source();
        if (!seen.add(flow.id() + ">" + source)) {
            return List.of();
        }
        if (visited.contains(source)) {
            return List.of(flow.id());
        }
        String kind = kinds.getOrDefault(source, "");
        if (RECORDED.contains(kind)) {
            return List.of();
        }
        if (kind.equals("subProcess") && !flow.id().equals(source) && !passed(source, visited)) {
            return List.of();
        }
        List<Flow> further = entries(source);
        if (further.isEmpty()) {
            return kind.equals("startEvent") ? List.of(flow.id(), source) : List.of();
        }
        List<String> result = new ArrayList<>();
        for (Flow next : further) {
            List<String> rest = trail(next, visited, seen);
            if (!rest.isEmpty()) {
                result.addAll(rest);
            }
        }
        if (!result.isEmpty()) {
            result.add(flow.id());
            result.add(source);
        }
        return result;
    }

    /** Whether a step inside the sub-process was taken. */
    private boolean passed(String subProcess, Set<String> visited) {
        return visited.stream().anyMatch(step -> {
            String scope = parents.getOrDefault(step, "");
            while (!scope.isEmpty()) {
                if (scope.equals(subProcess)) {
                    return true;
                }
                scope = parents.getOrDefault(scope, "");
            }
            return false;
        });
    }
}
