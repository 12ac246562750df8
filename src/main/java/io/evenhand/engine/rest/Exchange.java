package io.evenhand.engine.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.evenhand.engine.read.InvalidSearchException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a call off the wire and puts the answer on it. */
final class Exchange implements HttpHandler {
    /** Half of what the engine can write at once, since it repeats much of a command in what it makes of it. */
    static final int LARGEST_BODY = 2 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Router router;
    private final Gate gate;

    Exchange(Router router, Gate gate) {
        this.router = router;
        this.gate = gate;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = answer(exchange);
            try {
                write(exchange, reply);
            } catch (IOException e) {
                LOG.debug("The caller of {} has gone", exchange.getRequestURI().getPath());
                reply.undelivered().ifPresent(Runnable::run);
            }
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try {
            gate.admit(exchange.getRequestHeaders().getFirst("Authorization"));
            return router.route(read(exchange, path));
        } catch (Problem problem) {
            return Reply.problem(problem, path);
        } catch (InvalidSearchException e) {
            return Reply.problem(new Problem(400, "INVALID_ARGUMENT", String.valueOf(e.getMessage())), path);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), path, e);
            return Reply.problem(
                    new Problem(500, "INTERNAL_SERVER_ERROR", "The embedded engine failed; its log says why"), path);
        }
    }

    private static Request read(HttpExchange exchange, String path) throws IOException {
        byte[] content = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (content.length > LARGEST_BODY) {
            exchange.getResponseHeaders().set("Connection", "close");
            throw new Problem(
                    413, "PAYLOAD_TOO_LARGE", "The body has more than " + LARGEST_BODY + " bytes; send less at a time");
        }
        return new Request(
                exchange.getRequestMethod(),
                path,
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), ""),
                content,
                Map.of());
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        if (!reply.contentType().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        }
        if (reply.status() == 401) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"engine\"");
        }
        if (reply.body().length == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            int sent = 0;
            if (reply.undelivered().isPresent()) {
                // The first packet to a caller that has gone is accepted by the system and answered with a reset; only
                // the second write then fails. So what must not be lost is sent in two.
                out.write(reply.body(), 0, 1);
                out.flush();
                sent = 1;
            }
            out.write(reply.body(), sent, reply.body().length - sent);
        }
    }
}
