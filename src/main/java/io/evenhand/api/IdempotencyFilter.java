package io.evenhand.api;

import io.evenhand.api.IdempotentAnswer.GivenAnswer;
import io.evenhand.api.IdempotentAnswers.Beginning;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Bounds what is sent, and answers a request that carries a known {@code Idempotency-Key} as it was answered before. Answers that say
 * "come again" or "we failed" are not kept.
 */
class IdempotencyFilter extends OncePerRequestFilter {
    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final int LONGEST_KEY = 255;
    private static final int SOON_SECONDS = 2;

    private final IdempotentAnswers answers;

    IdempotencyFilter(IdempotentAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BodyLimit limit = BodyLimit.of(request);
        if (limit.isTakenApart()) {
            // What says itself that it is too large, FormLimit has refused before.
            if (isKept(limit)) {
                form(request, limit, response, chain);
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        Optional<SentBody> sent = SentBody.of(request, limit.mostBytes());
        if (sent.isEmpty()) {
            Problems.write(response, Problem.TOO_LARGE.because(limit.remedy()));
            return;
        }
        keyed(sent.get(), limit, sent.get().content(), response, chain);
    }

    /** Who does not say how long it is meets the server's own limit first, and then ours. */
    private void form(HttpServletRequest request, BodyLimit limit, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] hash;
        try {
            Collection<Part> parts = SentForm.taken(request);
            if (parts.stream().mapToLong(Part::getSize).sum() > limit.mostBytes()) {
                throw Problem.TOO_LARGE.because(limit.remedy());
            }
            hash = SentForm.sha256(parts).getBytes(StandardCharsets.US_ASCII);
        } catch (Refusal refusal) {
            Problems.write(response, refusal);
            return;
        }
        keyed(request, limit, hash, response, chain);
    }

    /** What is said of somebody's document is kept nowhere, and saying it twice changes nothing. */
    private static boolean isKept(BodyLimit limit) {
        return limit != BodyLimit.DOCUMENT && limit != BodyLimit.DOCUMENTS;
    }

    private void keyed(
            HttpServletRequest request, BodyLimit limit, byte[] sent, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(KEY);
        if (key == null || !request.getMethod().equals("POST") || !isKept(limit)) {
            chain.doFilter(request, response);
        } else if (key.isBlank() || key.length() > LONGEST_KEY) {
            Problems.write(
                    response, Problem.MALFORMED.because("An Idempotency-Key has 1 to 255 characters; use a UUID."));
        } else {
            once(key, request, sent, response, chain);
        }
    }

    private void once(
            String key, HttpServletRequest request, byte[] sent, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = String.valueOf(request.getAttribute(TokenFilter.TOKEN_ID));
        String id =
                Representations.sha256(token.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
        switch (answers.begin(id, token, hashOf(request, sent))) {
            case Beginning.Begun begun -> work(id, request, response, chain);
            case Beginning.Answered answered -> replay(answered.answer(), response);
            case Beginning.AnotherRequest another ->
                Problems.write(
                        response,
                        Problem.IDEMPOTENCY_KEY_REUSED.because(
                                "This Idempotency-Key was sent with another request. Use a new key for each."));
            case Beginning.InFlight inFlight ->
                Problems.write(
                        response,
                        Problem.IDEMPOTENCY_KEY_IN_FLIGHT
                                .because("Wait a moment, and send the same request with the same key again.")
                                .retryAfter(SOON_SECONDS));
        }
    }

    private static String hashOf(HttpServletRequest request, byte[] sent) {
        return Representations.sha256(
                (request.getMethod() + " " + request.getRequestURI() + query(request)).getBytes(StandardCharsets.UTF_8),
                Optional.ofNullable(request.getHeader(HttpHeaders.IF_MATCH))
                        .orElse("")
                        .getBytes(StandardCharsets.UTF_8),
                sent);
    }

    /** A dry run is another request than what it tries. */
    private static String query(HttpServletRequest request) {
        return request.getQueryString() == null ? "" : "?" + request.getQueryString();
    }

    private void work(String id, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, kept);
            if (isFinal(kept.getStatus())) {
                answers.answered(
                        id,
                        new GivenAnswer(
                                kept.getStatus(),
                                kept.getContentType(),
                                header(kept, HttpHeaders.LOCATION),
                                header(kept, HttpHeaders.ETAG),
                                kept.getContentAsByteArray()));
                answered = true;
            }
        } finally {
            if (!answered) {
                answers.forget(id);
            }
        }
        kept.copyBodyToResponse();
    }

    /** A precondition that failed is mended by another header, an overload by waiting: the same key may then be used again. */
    private static boolean isFinal(int status) {
        return status < 500 && status != 429 && status != 412 && status != 428;
    }

    @Nullable
    private static String header(HttpServletResponse response, String name) {
        return response.getHeader(name);
    }

    private static void replay(GivenAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.setHeader(HttpHeaders.ETAG, answer.etag());
        }
        response.getOutputStream().write(answer.body());
    }
}
