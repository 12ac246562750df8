package io.evenhand.access.web;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestOperations;

/**
 * Reads the tokens of providers as Spring Security does, but fetches their keys with bounds. Signed by one of the keys that the provider
 * publishes, with a pair of keys: neither unsigned nor with a secret that two know.
 */
class SignOnTokens implements JwtDecoderFactory<ClientRegistration> {
    private final RestOperations calls;
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

    SignOnTokens(RestOperations calls) {
        this.calls = calls;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return decoders.computeIfAbsent(registration.getRegistrationId(), unknown -> decoder(registration));
    }

    private JwtDecoder decoder(ClientRegistration registration) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        registration.getProviderDetails().getJwkSetUri())
                .restOperations(calls)
                .jwsAlgorithms(chosen -> chosen.addAll(algorithms(registration)))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefault(), new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    /** What the provider says that it signs with, as far as that is with a pair of keys; else RS256, which every provider must know. */
    private static Set<SignatureAlgorithm> algorithms(ClientRegistration registration) {
        Object said = registration
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("id_token_signing_alg_values_supported");
        Set<SignatureAlgorithm> known = said instanceof Collection<?> names
                ? names.stream()
                        .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
                        .filter(algorithm -> algorithm != null)
                        .collect(Collectors.toSet())
                : Set.of();
        return known.isEmpty() ? Set.of(SignatureAlgorithm.RS256) : known;
    }
}
