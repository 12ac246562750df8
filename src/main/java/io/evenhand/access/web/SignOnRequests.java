package io.evenhand.access.web;

import io.evenhand.access.SignOnProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Sends people to a provider as Spring Security does, with PKCE, and keeps beside the state what they want there. Only who just said so in a
 * form of ours is sent: a link of others, or a picture in their pages, must not exchange who is signed in for somebody else.
 */
class SignOnRequests implements OAuth2AuthorizationRequestResolver {
    static final String INTENT = SignOnIntent.class.getName();

    private static final String PROVIDER = "provider";

    private final RequestMatcher way =
            PathPatternRequestMatcher.withDefaults().matcher(SignOnDoor.BEGIN + "/{" + PROVIDER + "}");
    private final DefaultOAuth2AuthorizationRequestResolver plain;
    private final Clock clock;

    SignOnRequests(ClientRegistrationRepository registrations, Clock clock) {
        this.plain = new DefaultOAuth2AuthorizationRequestResolver(registrations, SignOnDoor.BEGIN);
        this.plain.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        this.clock = clock;
    }

    /** @throws SignOnRefusedException for whoever did not say a moment ago, in this browser, what they want of this provider */
    @Override
    @Nullable
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        RequestMatcher.MatchResult asked = way.matcher(request);
        return asked.isMatch() ? resolve(request, asked.getVariables().getOrDefault(PROVIDER, "")) : null;
    }

    @Override
    @Nullable
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String provider) {
        SignOnIntent intent = SignOnIntents.take(request, provider, clock.instant())
                .orElseThrow(() -> new SignOnRefusedException(SignOnProblem.BEGUN_ELSEWHERE));
        OAuth2AuthorizationRequest begun = plain.resolve(request, provider);
        if (begun == null) {
            return null;
        }
        OAuth2AuthorizationRequest.Builder builder =
                OAuth2AuthorizationRequest.from(begun).attributes(kept -> kept.put(INTENT, intent));
        if (intent instanceof SignOnIntent.Confirm) {
            builder.additionalParameters(asked -> {
                asked.put("prompt", "login");
                asked.put("max_age", "0");
            });
        }
        return builder.build();
    }
}
