package io.evenhand.process;

import static io.evenhand.process.ProcessFiles.all;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import io.camunda.zeebe.model.bpmn.instance.di.Waypoint;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** The diagrams can be read: everything is drawn, nothing lies on anything else, and lines run straight. */
class DiagramTests {
    private static final Map<String, List<String>> MAIN_WAY = Map.of(
            "agreement",
            List.of(
                    "agreement-called",
                    "assess-deviation",
                    "choose-approval",
                    "approval-needed",
                    "open-review",
                    "review-draft",
                    "review-result",
                    "certify-document",
                    "collect-signatures",
                    "seal-document",
                    "put-in-force",
                    "agreement-in-force"),
            "obligation",
            List.of(
                    "obligation-begun",
                    "claim-obligation",
                    "claimed",
                    "promised",
                    "keep-promise",
                    "shown",
                    "accept-evidence",
                    "accepted",
                    "record-kept",
                    "promise-kept"),
            "claim",
            List.of(
                    "claim-stated",
                    "take-claim-up",
                    "claimed",
                    "answer-claim",
                    "answered",
                    "look-for-second",
                    "goes-on",
                    "record-admission",
                    "claim-admitted"),
            "settlement-period",
            List.of(
                    "settlement-opened",
                    "claim-settlement",
                    "claimed",
                    "await-report",
                    "draft-statement",
                    "review-statement",
                    "objections",
                    "weigh-payout",
                    "draft-stands",
                    "choose-approval",
                    "approve-payout",
                    "payout-approved",
                    "second-approval",
                    "seal-statement",
                    "statement-sealed",
                    "anything-due",
                    "await-payment",
                    "close-period",
                    "period-closed"),
            "agreement-start",
            List.of("agreement-started", "claim-agreement", "claimed", "agree", "agreement-done"),
            "template-release",
            List.of(
                    "wording-submitted",
                    "claim-proposal",
                    "claimed",
                    "lint-wording",
                    "releasable",
                    "approve-wording",
                    "wording-approved",
                    "release-wording",
                    "released",
                    "wording-released"),
            "window-notice",
            List.of(
                    "window-notice-due",
                    "claim-notice",
                    "claimed",
                    "what-is-due",
                    "tell-ending",
                    "decide-ending",
                    "ending-decided",
                    "renewal-proposed"),
            "agreement-change",
            List.of(
                    "change-proposed",
                    "claim-change",
                    "claimed",
                    "agree-change",
                    "change-agreed",
                    "take-effect",
                    "given-alone",
                    "change-made"),
            "referral",
            List.of(
                    "referral-registered",
                    "claim-referral",
                    "claimed",
                    "assess-need",
                    "screen-referral",
                    "screened",
                    "check-introducer-duty",
                    "introducer-bound",
                    "open-seats",
                    "fill-seats",
                    "find-nda",
                    "nda-in-force",
                    "prepare-nda",
                    "agree-nda",
                    "nda-agreed",
                    "record-consent",
                    "consent-given",
                    "list-deliverers",
                    "check-deliverers",
                    "disclose-customer",
                    "everybody-bound",
                    "claim-prior",
                    "agree-terms",
                    "activate-referral",
                    "record-outcome",
                    "won",
                    "settle-referral",
                    "close-referral",
                    "referral-closed"));

    @Test
    void everyElementIsDrawnOnce() {
        assertThat(all(BpmnShape.class).stream()
                        .map(shape -> shape.getBpmnElement().getId()))
                .containsExactlyInAnyOrderElementsOf(
                        all(FlowNode.class).stream().map(FlowNode::getId).toList());
        assertThat(all(BpmnEdge.class).stream()
                        .map(edge -> edge.getBpmnElement().getId()))
                .containsExactlyInAnyOrderElementsOf(all(SequenceFlow.class).stream()
                        .map(SequenceFlow::getId)
                        .toList());
    }

    @Test
    void noShapeLiesOnAnother() {
        for (BpmnModelInstance model : ProcessFiles.processes().values()) {
            List<Drawn> shapes = new ArrayList<>(shapes(model).values());
            assertNoOverlap(shapes.stream()
                    .filter(shape -> !(shape.element() instanceof BoundaryEvent))
                    .toList());
        }
    }

    @Test
    void whatIsInsideASubProcessIsDrawnInsideIt() {
        for (BpmnModelInstance model : ProcessFiles.processes().values()) {
            Map<String, Drawn> shapes = shapes(model);
            for (SubProcess sub : model.getModelElementsByType(SubProcess.class)) {
                assertThat(sub.getChildElementsByType(FlowNode.class)).isNotEmpty();
                sub.getFlowElements().stream()
                        .filter(FlowNode.class::isInstance)
                        .forEach(element -> assertThat(shapes.get(sub.getId())
                                        .box()
                                        .contains(shapes.get(element.getId()).box()))
                                .as("%s in %s", element.getId(), sub.getId())
                                .isTrue());
            }
        }
    }

    @Test
    void anEventAtTheEdgeOfAnActivitySitsOnItsEdge() {
        for (BpmnModelInstance model : ProcessFiles.processes().values()) {
            Map<String, Drawn> shapes = shapes(model);
            for (BoundaryEvent event : model.getModelElementsByType(BoundaryEvent.class)) {
                Rectangle2D host = shapes.get(event.getAttachedTo().getId()).box();
                Rectangle2D box = shapes.get(event.getId()).box();
                assertThat(box.getCenterY()).as(event.getId()).isEqualTo(host.getMaxY());
                assertThat(box.getMinX()).as(event.getId()).isGreaterThanOrEqualTo(host.getMinX());
                assertThat(box.getMaxX()).as(event.getId()).isLessThanOrEqualTo(host.getMaxX());
            }
        }
    }

    @Test
    void noLabelLiesOnAShapeOnALineOrOnAnotherLabel() {
        for (BpmnModelInstance model : ProcessFiles.processes().values()) {
            List<Drawn> labels = labels(model);
            List<Drawn> shapes = shapes(model).values().stream()
                    .filter(shape -> !(shape.element() instanceof SubProcess))
                    .toList();
            List<Line2D> lines = model.getModelElementsByType(BpmnEdge.class).stream()
                    .flatMap(edge -> lines(edge).stream())
                    .toList();
            for (Drawn label : labels) {
                Rectangle2D box = label.box();
                assertThat(shapes)
                        .as("label of " + label.id())
                        .noneMatch(shape -> outline(shape).intersects(box));
                assertThat(lines).as("label of " + label.id()).noneMatch(line -> line.intersects(box));
                assertThat(labels)
                        .filteredOn(other -> other != label)
                        .as("label of " + label.id())
                        .noneMatch(other -> other.box().intersects(box));
            }
        }
    }

    @Test
    void linesRunHorizontallyOrVertically() {
        assertThat(all(BpmnEdge.class)).isNotEmpty().allSatisfy(edge -> {
            for (Line2D line : lines(edge)) {
                assertThat(line.getX1() == line.getX2() || line.getY1() == line.getY2())
                        .as(edge.getId())
                        .isTrue();
            }
        });
    }

    @Test
    void linesLeaveAndReachTheirShapesAndCrossNoOther() {
        for (BpmnModelInstance model : ProcessFiles.processes().values()) {
            Map<String, Drawn> shapes = shapes(model);
            for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
                SequenceFlow flow = (SequenceFlow) edge.getBpmnElement();
                List<Line2D> lines = lines(edge);
                assertTouches(
                        shapes.get(flow.getSource().getId()),
                        lines.getFirst().getX1(),
                        lines.getFirst().getY1());
                assertTouches(
                        shapes.get(flow.getTarget().getId()),
                        lines.getLast().getX2(),
                        lines.getLast().getY2());
                assertThat(shapes.values())
                        .filteredOn(shape -> !(shape.element() instanceof SubProcess)
                                && !shape.element().equals(flow.getSource())
                                && !shape.element().equals(flow.getTarget()))
                        .as(flow.getId())
                        .noneMatch(shape -> lines.stream().anyMatch(line -> line.intersects(shape.box())));
            }
        }
    }

    @Test
    void theMainWayRunsFromLeftToRightOnOneLine() {
        for (BpmnModelInstance model : ProcessFiles.processes().values()) {
            Map<String, Drawn> shapes = shapes(model);
            List<String> way = MAIN_WAY.get(model.getModelElementsByType(Process.class)
                    .iterator()
                    .next()
                    .getId());
            double line = shapes.get(way.getFirst()).box().getCenterY();
            double right = 0;
            for (String id : way) {
                Rectangle2D box = shapes.get(id).box();
                assertThat(box.getMinX()).as(id).isGreaterThan(right);
                assertThat(box.getMinY() < line && line < box.getMaxY()).as(id).isTrue();
                right = box.getMaxX();
            }
        }
    }

    private record Drawn(String id, FlowNode element, Rectangle2D box) {}

    private static void assertNoOverlap(List<Drawn> shapes) {
        for (Drawn shape : shapes) {
            assertThat(shapes)
                    .filteredOn(other -> !other.equals(shape) && !inside(other, shape) && !inside(shape, other))
                    .as(shape.id())
                    .noneMatch(other -> other.box().intersects(shape.box()));
        }
    }

    private static boolean inside(Drawn inner, Drawn outer) {
        for (ModelElementInstance scope = inner.element().getParentElement();
                scope != null;
                scope = scope.getParentElement()) {
            if (scope.equals(outer.element())) {
                return true;
            }
        }
        return false;
    }

    private static void assertTouches(Drawn shape, double x, double y) {
        Rectangle2D box = shape.box();
        Rectangle2D around =
                new Rectangle2D.Double(box.getX() - 1, box.getY() - 1, box.getWidth() + 2, box.getHeight() + 2);
        assertThat(around.contains(x, y))
                .as("%s is touched at %s,%s", shape.id(), x, y)
                .isTrue();
    }

    /** A gateway is a diamond: a label may lie beside its tip. */
    private static Shape outline(Drawn shape) {
        Rectangle2D box = shape.box();
        if (!(shape.element() instanceof Gateway)) {
            return box;
        }
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(box.getCenterX(), box.getMinY());
        diamond.lineTo(box.getMaxX(), box.getCenterY());
        diamond.lineTo(box.getCenterX(), box.getMaxY());
        diamond.lineTo(box.getMinX(), box.getCenterY());
        diamond.closePath();
        return diamond;
    }

    private static Map<String, Drawn> shapes(BpmnModelInstance model) {
        Map<String, Drawn> shapes = new LinkedHashMap<>();
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            FlowNode node = (FlowNode) shape.getBpmnElement();
            shapes.put(node.getId(), new Drawn(node.getId(), node, box(shape.getBounds())));
        }
        return shapes;
    }

    private static List<Drawn> labels(BpmnModelInstance model) {
        List<Drawn> labels = new ArrayList<>();
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            if (shape.getBpmnLabel() != null) {
                FlowNode node = (FlowNode) shape.getBpmnElement();
                labels.add(
                        new Drawn(node.getId(), node, box(shape.getBpmnLabel().getBounds())));
            }
        }
        for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
            if (edge.getBpmnLabel() != null) {
                SequenceFlow flow = (SequenceFlow) edge.getBpmnElement();
                labels.add(new Drawn(
                        flow.getId(), flow.getSource(), box(edge.getBpmnLabel().getBounds())));
            }
        }
        return labels;
    }

    private static Rectangle2D box(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static List<Line2D> lines(BpmnEdge edge) {
        List<Waypoint> points = List.copyOf(edge.getWaypoints());
        List<Line2D> lines = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Waypoint from = points.get(i - 1);
            Waypoint to = points.get(i);
            lines.add(new Line2D.Double(from.getX(), from.getY(), to.getX(), to.getY()));
        }
        return lines;
    }
}
