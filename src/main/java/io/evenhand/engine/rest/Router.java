package io.evenhand.engine.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds who answers a call, and how to refuse one that nobody answers. */
final class Router {
    private final Map<Integer, List<Operation>> operationsByLength = new HashMap<>();
    private final Map<String, Handler> handlers = new HashMap<>();

    Router() {
        Operation.official().forEach(this::add);
    }

    private void add(Operation operation) {
        List<Operation> sameLength =
                operationsByLength.computeIfAbsent(operation.segments().size(), length -> new ArrayList<>());
        sameLength.add(operation);
        // "/process-instances/search" must win over "/process-instances/{key}".
        sameLength.sort(Comparator.comparingLong(Operation::literalSegments).reversed());
    }

    /** Answers a call of the official API, by its official name. */
    void on(String operationName, Handler handler) {
        boolean official = operationsByLength.values().stream()
                .flatMap(List::stream)
                .anyMatch(operation -> operation.name().equals(operationName));
        if (!official || handlers.put(operationName, handler) != null) {
            throw new IllegalStateException(operationName + " is no call of the API, or has two handlers");
        }
    }

    /** Answers a call outside the official API, such as those that Camunda's test runtime offers. */
    void on(String method, String path, Handler handler) {
        String name = method + " " + path;
        add(Operation.of(method, path, name));
        handlers.put(name, handler);
    }

    /** The names of all calls that are answered. */
    Set<String> supported() {
        return new TreeSet<>(handlers.keySet());
    }

    /** @throws Problem 404, 405 or 501 when nobody answers */
    Reply route(Request request) {
        List<String> path = Operation.segmentsOf(request.path());
        Set<String> otherMethods = new TreeSet<>();
        for (Operation operation : operationsByLength.getOrDefault(path.size(), List.of())) {
            Optional<Map<String, String>> parameters = operation.match(path);
            if (parameters.isEmpty()) {
                continue;
            }
            if (!operation.method().equals(request.method())) {
                otherMethods.add(operation.method());
                continue;
            }
            Handler handler = handlers.get(operation.name());
            if (handler == null) {
                throw new Problem(
                        501,
                        "NOT_IMPLEMENTED",
                        "The embedded engine does not support '%s' (%s %s); use a Camunda cluster for it"
                                .formatted(operation.name(), request.method(), request.path()));
            }
            return handler.handle(request.with(parameters.get()));
        }
        if (otherMethods.isEmpty()) {
            throw new Problem(404, "NOT_FOUND", "There is no path " + request.path());
        }
        throw new Problem(
                405,
                "METHOD_NOT_ALLOWED",
                "%s does not apply to %s, only %s".formatted(request.method(), request.path(), otherMethods));
    }
}
