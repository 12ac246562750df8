package io.evenhand.access.web;

import io.evenhand.access.SignInSessions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.web.util.UriComponentsBuilder;

/** Notes a sign-in that failed, and says the same whatever was wrong; more only where the password was right. */
class FailedSignIn extends SimpleUrlAuthenticationFailureHandler {
    private final SignInSessions sessions;
    private final SignInAttempts attempts;

    FailedSignIn(SignInSessions sessions, SignInAttempts attempts) {
        super(WebSecurity.SIGN_IN + "?failed");
        this.sessions = sessions;
        this.attempts = attempts;
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
            getRedirectStrategy()
                    .sendRedirect(
                            request,
                            response,
                            UriComponentsBuilder.fromPath(WebSecurity.SIGN_IN)
                                    .queryParam("only", only)
                                    .build()
                                    .toUriString());
            return;
        }
        sessions.failed(username);
        super.onAuthenticationFailure(request, response, refused);
    }
}
