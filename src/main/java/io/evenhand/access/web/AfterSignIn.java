package io.evenhand.access.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Clears the count of failures and goes on to the page that was asked for. */
class AfterSignIn extends SavedRequestAwareAuthenticationSuccessHandler {
    private final SignInAttempts attempts;

    AfterSignIn(SignInAttempts attempts) {
        this.attempts = attempts;
        setRequestCache(new PagesOnlyRequestCache());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        attempts.succeeded(SignInLimit.typedUsername(request), request.getRemoteAddr());
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
