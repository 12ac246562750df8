package io.evenhand.access.web;

import io.evenhand.access.Accounts;
import io.evenhand.access.Admission;
import io.evenhand.access.SignOnAnswer;
import io.evenhand.access.SignOnProblem;
import io.evenhand.access.SignOnProvider;
import io.evenhand.access.SignOnProviders;
import io.evenhand.access.SignedOn;
import io.evenhand.access.SingleSignOn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Does what somebody went to a provider for, once Spring Security has checked all that came back. What comes out is somebody of ours. */
class BackFromProvider implements Converter<OAuth2LoginAuthenticationToken, OAuth2AuthenticationToken> {
    /** So far the clocks of a provider and of ours may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final SingleSignOn signOn;
    private final SignOnProviders providers;
    private final Accounts accounts;
    private final Clock clock;

    BackFromProvider(SingleSignOn signOn, SignOnProviders providers, Accounts accounts, Clock clock) {
        this.signOn = signOn;
        this.providers = providers;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public OAuth2AuthenticationToken convert(OAuth2LoginAuthenticationToken back) {
        String id = back.getClientRegistration().getRegistrationId();
        SignOnProvider provider = providers.find(id).orElseThrow();
        if (!(back.getPrincipal() instanceof OidcUser person)) {
            throw new IllegalStateException("Signed in without a token that says who it is");
        }
        Object kept = back.getAuthorizationExchange().getAuthorizationRequest().getAttribute(SignOnRequests.INTENT);
        if (!(kept instanceof SignOnIntent intent) || intent.isOver(clock.instant())) {
            throw new SignOnRefusedException(SignOnProblem.BEGUN_ELSEWHERE);
        }
        if (person.getSubject().length() > 255) {
            throw new SignOnRefusedException(SignOnProblem.NOT_GENUINE);
        }
        if (!provider.knowsAsTheirs(person.getClaims())) {
            signOn.refused(provider, SignOnProblem.NOT_THEIRS);
            throw new SignOnRefusedException(SignOnProblem.NOT_THEIRS);
        }
        SignOnAnswer answer = answer(new SignedOn(provider, person.getSubject()), intent, person.getAuthenticatedAt());
        return switch (answer) {
            case SignOnAnswer.In in ->
                new OAuth2AuthenticationToken(
                        new SignedOnPrincipal(in.username(), id, intent instanceof SignOnIntent.Confirm),
                        List.of(),
                        id);
            case SignOnAnswer.Refused refused -> throw new SignOnRefusedException(refused.problem());
        };
    }

    private SignOnAnswer answer(SignedOn who, SignOnIntent intent, @Nullable Instant askedAt) {
        return switch (intent) {
            case SignOnIntent.Enter enter -> signOn.signIn(who);
            case SignOnIntent.Join join -> signOn.join(who, join.token(), join.username());
            case SignOnIntent.Link link ->
                isStillHere(link.username(), link.session(), false)
                        ? signOn.link(who, link.username(), link.session())
                        : new SignOnAnswer.Refused(SignOnProblem.SESSION_OVER);
            case SignOnIntent.Confirm confirm -> {
                // The browser carries the wish to be asked anew, and whoever sits at it can leave that out: only the
                // token says when it was.
                if (askedAt == null || askedAt.isBefore(confirm.begunAt().minus(CLOCKS))) {
                    yield new SignOnAnswer.Refused(SignOnProblem.NOT_ASKED);
                }
                yield isStillHere(confirm.username(), confirm.session(), true)
                        ? signOn.confirm(who, confirm.username(), confirm.session())
                        : new SignOnAnswer.Refused(SignOnProblem.SESSION_OVER);
            }
        };
    }

    /**
     * Whether this browser is still signed in as it was when the form was sent, with every step done.
     *
     * @param settingUp whether somebody may be about to set up the second step that their organisation asks for
     */
    private boolean isStillHere(String username, String session, boolean settingUp) {
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        return present != null
                && present.getName().equals(username)
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                && isOf(current.getRequest(), session)
                && isFarEnough(accounts.admission(username, session), settingUp);
    }

    private static boolean isFarEnough(Admission admission, boolean settingUp) {
        return switch (admission) {
            case Admission.Admitted admitted -> true;
            case Admission.SecondFactorDue due -> settingUp;
            case Admission.CodeDue due -> false;
            case Admission.PasswordChangeDue due -> false;
            case Admission.Refused refused -> false;
        };
    }

    private static boolean isOf(HttpServletRequest request, String session) {
        return session.equals(RecordedSignIn.idOf(request));
    }
}
