package io.evenhand.access.web;

import io.evenhand.access.BrowserSession;
import io.evenhand.access.SignInSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Begins the record of a sign-in before the browser's own session is signed in, so that there is none that could not be ended. The
 * browser's session remembers the record's id; the record remembers nothing of the browser's session.
 */
class RecordedSignIn implements SessionAuthenticationStrategy {
    private final SignInSessions sessions;

    RecordedSignIn(SignInSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        SignOnIntents.forget(request);
        HttpSession session = request.getSession();
        String former = idOf(request);
        if (former != null) {
            sessions.signedOut(former);
        }
        SignedOnPrincipal signedOn =
                authentication.getPrincipal() instanceof SignedOnPrincipal principal ? principal : null;
        session.setAttribute(
                BrowserSession.SIGN_IN,
                sessions.begin(
                        authentication.getName(),
                        Browsers.inWords(request.getHeader(HttpHeaders.USER_AGENT)),
                        request.getRemoteAddr(),
                        signedOn == null ? null : signedOn.provider(),
                        signedOn != null && signedOn.confirmed()));
    }

    /** The record of the sign-in that makes this request; null where none was begun. */
    @Nullable
    static String idOf(HttpServletRequest request) {
        return BrowserSession.signInOf(request);
    }
}
