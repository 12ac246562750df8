package io.evenhand.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/** Sends people to a provider as Spring Security does, with PKCE, and keeps beside the state what they want there. */
class SignOnRequests implements OAuth2AuthorizationRequestResolver {
    static final String INTENT = SignOnIntent.class.getName();

    private final DefaultOAuth2AuthorizationRequestResolver plain;
    private final Clock clock;

    SignOnRequests(ClientRegistrationRepository registrations, Clock clock) {
        this.plain = new DefaultOAuth2AuthorizationRequestResolver(registrations, SignOnDoor.BEGIN);
        this.plain.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        this.clock = clock;
    }

    @Override
    @Nullable
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return wanted(request, plain.resolve(request));
    }

    @Override
    @Nullable
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return wanted(request, plain.resolve(request, registrationId));
    }

    @Nullable
    private OAuth2AuthorizationRequest wanted(HttpServletRequest request, @Nullable OAuth2AuthorizationRequest begun) {
        if (begun == null) {
            return null;
        }
        String provider = begun.getAttribute(OAuth2ParameterNames.REGISTRATION_ID);
        SignOnIntent intent = SignOnIntents.take(request, provider == null ? "" : provider, clock.instant());
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
