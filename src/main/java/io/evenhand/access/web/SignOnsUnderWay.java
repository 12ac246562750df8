package io.evenhand.access.web;

import io.evenhand.access.ProviderAddress;
import io.evenhand.access.SignOnProvider;
import io.evenhand.access.SignOnProviders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * What was begun at a provider in this browser and is not back yet. What comes back counts only at the address of the very provider at which
 * it was begun, and only as that one's: a provider that sends people on to another with what they brought from here would otherwise be given
 * the other's code, with which whoever runs it comes in as them.
 */
class SignOnsUnderWay implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    /** RFC 9207: by which a provider says in its answer who answers. */
    private static final String ISSUER = "iss";

    private static final String SAYS_WHO_ANSWERS = "authorization_response_iss_parameter_supported";

    private static final HttpSessionOAuth2AuthorizationRequestRepository KEPT =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    private final SignOnProviders providers;
    private final ClientRegistrationRepository registrations;

    SignOnsUnderWay(SignOnProviders providers, ClientRegistrationRepository registrations) {
        this.providers = providers;
        this.registrations = registrations;
    }

    /** Whether this comes back from where it was begun, in this browser: only then a provider is asked anything. */
    static boolean isExpected(HttpServletRequest request) {
        OAuth2AuthorizationRequest begun = KEPT.loadAuthorizationRequest(request);
        return begun != null && isBackFrom(begun, request);
    }

    @Override
    @Nullable
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return isExpected(request) ? KEPT.loadAuthorizationRequest(request) : null;
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        KEPT.saveAuthorizationRequest(begun, request, response);
    }

    /** It is used up, also where it comes back to the wrong address: what was seen elsewhere is worth nothing any more. */
    @Override
    @Nullable
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest begun = KEPT.removeAuthorizationRequest(request, response);
        if (begun == null || !isBackFrom(begun, request)) {
            return null;
        }
        String[] said = request.getParameterValues(ISSUER);
        if (said == null ? saysWhoAnswers(begun) : said.length != 1 || !isIssuer(said[0], begun)) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    "invalid_issuer",
                    said == null ? "The answer does not say whose it is" : "The answer is another provider's",
                    null));
        }
        return begun;
    }

    private static boolean isBackFrom(OAuth2AuthorizationRequest begun, HttpServletRequest request) {
        return request.getRequestURI().equals(request.getContextPath() + ProviderAddress.RETURN + registration(begun));
    }

    private boolean isIssuer(String said, OAuth2AuthorizationRequest begun) {
        return providers
                .find(registration(begun))
                .map(SignOnProvider::issuer)
                .filter(said::equals)
                .isPresent();
    }

    private boolean saysWhoAnswers(OAuth2AuthorizationRequest begun) {
        return Optional.ofNullable(registrations.findByRegistrationId(registration(begun)))
                .map(ClientRegistration::getProviderDetails)
                .map(details -> details.getConfigurationMetadata().get(SAYS_WHO_ANSWERS))
                .filter(said -> "true".equals(String.valueOf(said)))
                .isPresent();
    }

    private static String registration(OAuth2AuthorizationRequest begun) {
        return String.valueOf(begun.<Object>getAttribute(OAuth2ParameterNames.REGISTRATION_ID));
    }
}
