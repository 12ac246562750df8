package io.evenhand.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;

/** Keeps what somebody wants of a provider between the form that says so and the way there. For one use. */
final class SignOnIntents {
    private static final String KEPT = SignOnIntent.class.getName();

    private SignOnIntents() {}

    static void keep(HttpServletRequest request, SignOnIntent intent) {
        request.getSession().setAttribute(KEPT, intent);
    }

    /** What was wanted of this provider a moment ago; empty where nothing was said. */
    static Optional<SignOnIntent> take(HttpServletRequest request, String provider, Instant now) {
        HttpSession session = request.getSession(false);
        Object kept = session == null ? null : session.getAttribute(KEPT);
        forget(request);
        return kept instanceof SignOnIntent intent
                        && !intent.isOver(now)
                        && intent.provider().equals(provider)
                ? Optional.of(intent)
                : Optional.empty();
    }

    /** Whoever is signed in from now on, or nobody any more, must not go on with what was wanted before. */
    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(KEPT);
        }
    }
}
