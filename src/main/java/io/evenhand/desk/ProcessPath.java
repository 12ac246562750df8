package io.evenhand.desk;

import io.evenhand.desk.BpmnDiagram.Flow;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The way of a process through its diagram, found from the steps that we recorded ourselves. Gateways, events and
 * decisions leave no record. They are on the way if they lie between a step and the one before it: of all steps from
 * which the diagram leads to it, the one that ended last. What the records do not tell is left unmarked.
 */
final class ProcessPath {
    private static final Set<String> RECORDED = Set.of("serviceTask", "userTask", "callActivity");

    private final BpmnDiagram diagram;
    private final List<Passage> passages;
    /** Flows on the trail that is being followed: a loop is not followed twice. */
    private final Set<String> underFoot = new LinkedHashSet<>();

    /** What lies between a step and the one before it, which ended then. */
    private record Trail(Instant from, Set<String> elements) {
        Trail with(String... more) {
            Set<String> all = new LinkedHashSet<>(elements);
            all.addAll(List.of(more));
            return new Trail(from, all);
        }

        Trail and(Trail other) {
            Set<String> all = new LinkedHashSet<>(elements);
            all.addAll(other.elements);
            return new Trail(from.isAfter(other.from) ? from : other.from, all);
        }
    }

    private ProcessPath(BpmnDiagram diagram, List<Passage> passages) {
        this.diagram = diagram;
        this.passages = passages;
    }

    /** The elements that were passed and the flows that were taken, steps that are open or were cancelled not included. */
    static Set<String> of(BpmnDiagram diagram, Collection<Passage> passages) {
        return new ProcessPath(
                        diagram,
                        passages.stream()
                                .filter(passage -> diagram.has(passage.element()))
                                .toList())
                .elements();
    }

    private Set<String> elements() {
        Set<String> elements = new LinkedHashSet<>();
        for (Passage passage : passages) {
            elements.addAll(before(passage));
            if (passage.isDone()) {
                elements.add(passage.element());
                elements.addAll(end(passage.element()));
            }
        }
        return elements;
    }

    private Set<String> before(Passage passage) {
        return into(passage.element(), passage.begun())
                .map(Trail::elements)
                .orElseGet(() -> onlyWayInto(passage.element()));
    }

    /** Where nothing before it was recorded, but the diagram has no other way: an event that was caught, for instance. */
    private Set<String> onlyWayInto(String element) {
        Set<String> way = new LinkedHashSet<>();
        for (List<Flow> flows = diagram.into(element); flows.size() == 1; flows = diagram.into(element)) {
            Flow flow = flows.getFirst();
            if (!way.add(flow.id())) {
                break;
            }
            element = flow.source();
            if (isRecorded(element) || diagram.is(element, "subProcess")) {
                break;
            }
            way.add(element);
        }
        return way;
    }

    /** The end to which a step leads without a choice. */
    private Set<String> end(String step) {
        Set<String> way = new LinkedHashSet<>();
        String element = step;
        for (List<Flow> flows = diagram.outOf(step); flows.size() == 1; flows = diagram.outOf(element)) {
            if (!way.add(flows.getFirst().id())) {
                break;
            }
            element = flows.getFirst().target();
            way.add(element);
            if (diagram.is(element, "endEvent")) {
                return way;
            }
            if (!diagram.is(element, "exclusiveGateway")) {
                break;
            }
        }
        return Set.of();
    }

    /** The trail that leads into an element, by the latest of the ways that the records allow. */
    private Optional<Trail> into(String element, Instant by) {
        if (diagram.is(element, "startEvent")) {
            String scope = diagram.scopeOf(element);
            return scope.isEmpty() || diagram.isEventSubProcess(scope)
                    ? Optional.of(new Trail(Instant.MIN, Set.of()))
                    : into(scope, by);
        }
        List<Flow> flows = diagram.into(element);
        Stream<Trail> trails = flows.stream().flatMap(flow -> along(flow, by).stream());
        // A parallel gateway waits for all.
        return diagram.is(element, "parallelGateway") ? trails.reduce(Trail::and) : latest(trails);
    }

    private static Optional<Trail> latest(Stream<Trail> trails) {
        return trails.max(Comparator.comparing(Trail::from));
    }

    private Optional<Trail> along(Flow flow, Instant by) {
        if (!underFoot.add(flow.id())) {
            return Optional.empty();
        }
        try {
            return from(flow.source(), by).map(trail -> trail.with(flow.id()));
        } finally {
            underFoot.remove(flow.id());
        }
    }

    private Optional<Trail> from(String source, Instant by) {
        if (isRecorded(source)) {
            return lastEnd(passage -> passage.element().equals(source) && passage.endedBy(by, false), by);
        }
        if (diagram.is(source, "boundaryEvent")) {
            return caught(source, by).map(trail -> trail.with(source));
        }
        if (diagram.is(source, "subProcess")) {
            return latest(diagram.ends(source)
                            .flatMap(end -> into(end, by).stream().map(trail -> trail.with(end))))
                    .map(trail -> trail.with(source));
        }
        return into(source, by).map(trail -> trail.with(source));
    }

    private Optional<Trail> caught(String boundaryEvent, Instant by) {
        String host = diagram.hostOf(boundaryEvent);
        if (!diagram.is(host, "subProcess")) {
            return lastEnd(
                    passage -> passage.element().equals(host)
                            && (diagram.interrupts(boundaryEvent)
                                    ? passage.endedBy(by, true)
                                    : !passage.begun().isAfter(by)),
                    by);
        }
        if (diagram.catchesError(boundaryEvent)) {
            return latest(diagram.endsCaughtBy(boundaryEvent)
                    .flatMap(end -> into(end, by).stream().map(trail -> trail.with(end))));
        }
        return lastEnd(
                passage -> diagram.isInside(passage.element(), host)
                        && !passage.begun().isAfter(by),
                by);
    }

    private Optional<Trail> lastEnd(Predicate<Passage> wanted, Instant by) {
        return passages.stream()
                .filter(wanted)
                .map(passage -> passage.lastBy(by))
                .max(Comparator.naturalOrder())
                .map(moment -> new Trail(moment, Set.of()));
    }

    private boolean isRecorded(String element) {
        return RECORDED.stream().anyMatch(kind -> diagram.is(element, kind));
    }
}
