package io.evenhand.access.web;

import io.evenhand.access.SignOnProblem;
import io.evenhand.access.SignOnProvider;
import io.evenhand.access.SignOnProviders;
import io.evenhand.access.SingleSignOn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.util.UriComponentsBuilder;

/** Says on the sign-in page, or on one's own page for who is signed in, why single sign-on led nowhere; the log says it exactly. */
class FailedSignOn implements AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailedSignOn.class);
    private static final int LONGEST = 300;
    private static final Set<String> NOT_BEGUN_HERE =
            Set.of("authorization_request_not_found", "invalid_state_parameter");
    private static final Set<String> TURNED_BACK = Set.of(
            "access_denied",
            "login_required",
            "interaction_required",
            "consent_required",
            "account_selection_required");
    private static final Set<String> AWAY = Set.of("server_error", "temporarily_unavailable");

    private final SingleSignOn signOn;
    private final SignOnProviders providers;

    FailedSignOn(SingleSignOn signOn, SignOnProviders providers) {
        this.signOn = signOn;
        this.providers = providers;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String path = request.getRequestURI();
        Optional<SignOnProvider> provider = providers.find(path.substring(path.lastIndexOf('/') + 1));
        boolean signedIn = RecordedSignIn.idOf(request) != null;
        UriComponentsBuilder next =
                UriComponentsBuilder.fromPath(request.getContextPath() + (signedIn ? "/account" : WebSecurity.SIGN_IN));
        if (provider.isPresent()) {
            SignOnProblem problem = problem(failure);
            tell(provider.get(), problem, failure);
            next.queryParam("sso", problem.code())
                    .queryParam("with", provider.get().id());
        }
        response.sendRedirect(next.build().toUriString());
    }

    private void tell(SignOnProvider provider, SignOnProblem problem, AuthenticationException failure) {
        if (problem == SignOnProblem.NOT_GENUINE) {
            signOn.notGenuine(provider);
        }
        if (failure instanceof SignOnRefusedException
                || failure.getCause() instanceof SignOnRefusedException
                || failure instanceof ProviderSilentException
                || failure.getCause() instanceof ProviderSilentException) {
            // In the record, or in the log, already.
            return;
        }
        String why = printable(String.valueOf(failure.getMessage()));
        switch (problem) {
            case NOT_GENUINE, NO_ANSWER -> LOG.warn("Single sign-on with {}: {}", provider.id(), why);
            default -> LOG.info("Single sign-on with {}: {}", provider.id(), why);
        }
    }

    private static SignOnProblem problem(AuthenticationException failure) {
        if (failure instanceof SignOnRefusedException refused) {
            return refused.problem();
        }
        if (failure.getCause() instanceof SignOnRefusedException refused) {
            return refused.problem();
        }
        if (failure instanceof ProviderSilentException || isSilence(failure)) {
            return SignOnProblem.NO_ANSWER;
        }
        String code = failure instanceof OAuth2AuthenticationException said
                ? said.getError().getErrorCode()
                : "";
        if (NOT_BEGUN_HERE.contains(code)) {
            return SignOnProblem.BEGUN_ELSEWHERE;
        }
        if (TURNED_BACK.contains(code)) {
            return SignOnProblem.DENIED;
        }
        return AWAY.contains(code) ? SignOnProblem.NO_ANSWER : SignOnProblem.NOT_GENUINE;
    }

    private static boolean isSilence(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof HttpServerErrorException
                    || cause instanceof ProviderSilentException) {
                return true;
            }
            depth++;
        }
        return false;
    }

    /** What others wrote, in one line of the log and no longer than one. */
    static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
