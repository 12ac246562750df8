package io.evenhand.access.web;

import io.evenhand.access.Accounts;
import io.evenhand.access.Admission;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Clears the count of failures and goes on: to the code, where one is due, or to the page that was asked for. */
class AfterSignIn extends SavedRequestAwareAuthenticationSuccessHandler {
    private final SignInAttempts attempts;
    private final Accounts accounts;

    AfterSignIn(SignInAttempts attempts, Accounts accounts) {
        this.attempts = attempts;
        this.accounts = accounts;
        setRequestCache(new PagesOnlyRequestCache());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof SignedOnPrincipal) {
            attempts.succeededFrom(request.getRemoteAddr());
        } else {
            attempts.succeeded(SignInLimit.typedUsername(request), request.getRemoteAddr());
        }
        if (accounts.admission(authentication.getName(), RecordedSignIn.idOf(request)) instanceof Admission.CodeDue) {
            // What was asked for stays remembered until then.
            getRedirectStrategy().sendRedirect(request, response, WebSecurity.CODE);
        } else {
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }
}
