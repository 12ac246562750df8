package io.evenhand.access.web;

import io.evenhand.access.SignInSessions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/** Notes a sign-in that failed, and says the same whatever was wrong; more only where the password was right. */
class FailedSignIn extends SimpleUrlAuthenticationFailureHandler {
    private static final String ONLY = FailedSignIn.class.getName() + ".only";

    private final SignInSessions sessions;
    private final SignInAttempts attempts;

    FailedSignIn(SignInSessions sessions, SignInAttempts attempts) {
        super(WebSecurity.SIGN_IN + "?failed");
        this.sessions = sessions;
        this.attempts = attempts;
    }

    /** The provider through which alone somebody comes in who has just given the right password, once; empty for one that is gone. */
    static Optional<String> takeOnly(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ONLY) instanceof String only)) {
            return Optional.empty();
        }
        session.removeAttribute(ONLY);
        return Optional.of(only);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        String username = SignInLimit.typedUsername(request);
        if (refused instanceof CredentialsExpiredException) {
            // The password was right. Only now may the page say how this organisation's people come in.
            attempts.succeeded(username, request.getRemoteAddr());
            String only = sessions.passwordNotEnough(username).orElse("");
            // Kept here and not in the address: whoever makes somebody follow an address could say it of any provider.
            request.getSession().setAttribute(ONLY, only);
            getRedirectStrategy().sendRedirect(request, response, WebSecurity.SIGN_IN + "?shut");
            return;
        }
        sessions.failed(username);
        super.onAuthenticationFailure(request, response, refused);
    }
}
