package io.evenhand.access.web;

import io.evenhand.access.Accounts;
import io.evenhand.access.SignOnProviders;
import io.evenhand.access.SingleSignOn;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** The way to providers and back, where the settings name any: Spring Security's own, which checks what comes back, with our answers at its ends. */
@Component
@ConditionalOnWebApplication
class SignOnDoor {
    /** As Spring's documentation names them, so that whoever sets up a provider finds the address that it must know. */
    static final String BEGIN = "/oauth2/authorization";

    private final SignOnProviders providers;
    private final OAuth2ClientProperties settings;
    private final SingleSignOn signOn;
    private final Accounts accounts;
    private final String desk;
    private final Clock clock;

    SignOnDoor(
            SignOnProviders providers,
            OAuth2ClientProperties settings,
            SingleSignOn signOn,
            Accounts accounts,
            @Value("${evenhand.notice.desk-url:}") String desk,
            Clock clock) {
        this.providers = providers;
        this.settings = settings;
        this.signOn = signOn;
        this.accounts = accounts;
        this.desk = desk;
        this.clock = clock;
    }

    /** @param after what follows when somebody came in, as after a password */
    void open(HttpSecurity http, AuthenticationSuccessHandler after) throws Exception {
        if (providers.all().isEmpty()) {
            return;
        }
        SignOnRegistrations registrations =
                new SignOnRegistrations(providers, settings, ProviderCalls.published(), desk, clock);
        FailedSignOn failed = new FailedSignOn(signOn, providers);
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(ProviderCalls.tokens());
        http.oauth2Login(login -> login.loginPage(WebSecurity.SIGN_IN)
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(
                        there -> there.authorizationRequestResolver(new SignOnRequests(registrations, clock))
                                .authorizationRequestRepository(new SignOnsUnderWay(providers, registrations)))
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens))
                // Who somebody is, the checked token says; nothing more is asked for.
                .userInfoEndpoint(endpoint ->
                        endpoint.oidcUserService(request -> new DefaultOidcUser(List.of(), request.getIdToken())))
                .successHandler(after)
                .failureHandler(failed)
                .withObjectPostProcessor(atTheReturn())
                .withObjectPostProcessor(atTheBeginning(failed)));
    }

    private ObjectPostProcessor<OAuth2LoginAuthenticationFilter> atTheReturn() {
        BackFromProvider back = new BackFromProvider(signOn, providers, accounts, clock);
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends OAuth2LoginAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationResultConverter(back);
                return filter;
            }
        };
    }

    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> atTheBeginning(FailedSignOn failed) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(failed);
                return filter;
            }
        };
    }
}
