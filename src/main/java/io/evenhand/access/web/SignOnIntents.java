package io.evenhand.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;

/** Keeps what somebody wants of a provider between the form that says so and the way there. For one use. */
final class SignOnIntents {
    private static final String KEPT = SignOnIntent.class.getName();

    private SignOnIntents() {}

    static void keep(HttpServletRequest request, SignOnIntent intent) {
        request.getSession().setAttribute(KEPT, intent);
    }

    /** What was wanted of this provider a moment ago; to come in, where nothing was said. */
    static SignOnIntent take(HttpServletRequest request, String provider, Instant now) {
        HttpSession session = request.getSession(false);
        Object kept = session == null ? null : session.getAttribute(KEPT);
        if (session != null && kept != null) {
            session.removeAttribute(KEPT);
        }
        return kept instanceof SignOnIntent intent && !intent.isOver(now) && isOf(intent, provider)
                ? intent
                : new SignOnIntent.Enter(now);
    }

    private static boolean isOf(SignOnIntent intent, String provider) {
        return switch (intent) {
            case SignOnIntent.Enter enter -> true;
            case SignOnIntent.Link link -> link.provider().equals(provider);
            case SignOnIntent.Confirm confirm -> confirm.provider().equals(provider);
            case SignOnIntent.Join join -> join.provider().equals(provider);
        };
    }
}
