package io.evenhand.access.web;

import io.evenhand.access.SignInSessions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/** Notes a sign-in that failed, and says the same whatever was wrong. */
class FailedSignIn extends SimpleUrlAuthenticationFailureHandler {
    private final SignInSessions sessions;

    FailedSignIn(SignInSessions sessions) {
        super(WebSecurity.SIGN_IN + "?failed");
        this.sessions = sessions;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        sessions.failed(SignInLimit.typedUsername(request));
        super.onAuthenticationFailure(request, response, refused);
    }
}
