package io.evenhand.access.web;

import io.evenhand.access.Accounts;
import io.evenhand.access.SignInSessions;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who gets through the door: everything needs a sign-in but the sign-in page, an invitation, their style, the health check, calendars,
 * whose addresses are secret, and the pages on which anybody has a document checked.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebSecurity {
    static final String SIGN_IN = "/sign-in";
    static final String SIGN_IN_WITH = SIGN_IN + "/with/";
    static final String SIGN_OUT = "/sign-out";
    static final String PASSWORD = "/password";
    static final String CODE = "/sign-in/code";
    static final String SECOND_FACTOR = "/account/second-factor";
    static final String[] OPEN = {
        SIGN_IN,
        SIGN_IN_WITH + "*",
        "/invitations/*",
        "/invitations/*/sign-on/*",
        "/assets/**",
        "/webjars/**",
        "/error",
        "/calendar/*",
        "/verify",
        "/limits"
    };

    /**
     * Scripts and styles come only from our own files. Style attributes are allowed because the BPMN viewer places its texts with
     * them; they cannot run anything.
     */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            // A mail is shown in a frame, under a policy of its own; no other page lets itself be framed.
            "frame-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    @Bean
    SignInAttempts signInAttempts(Clock clock) {
        return new SignInAttempts(clock);
    }

    /** Asked for by Spring Security by its type. */
    @Bean
    JwtDecoderFactory<ClientRegistration> signOnTokens() {
        return new SignOnTokens(ProviderCalls.published());
    }

    @Bean
    SecurityFilterChain door(
            HttpSecurity http, Accounts accounts, SignInSessions sessions, SignInAttempts attempts, SignOnDoor signOn)
            throws Exception {
        AfterSignIn after = new AfterSignIn(attempts, accounts);
        signOn.open(http, after);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .defaultSuccessUrl("/")
                        .successHandler(after)
                        .failureHandler(new FailedSignIn(sessions, attempts)))
                .sessionManagement(management ->
                        management.sessionAuthenticationStrategy(new CompositeSessionAuthenticationStrategy(
                                List.of(new ChangeSessionIdAuthenticationStrategy(), new RecordedSignIn(sessions)))))
                .logout(out -> out.logoutUrl(SIGN_OUT)
                        .addLogoutHandler((request, response, authentication) -> {
                            String session = RecordedSignIn.idOf(request);
                            if (session != null) {
                                sessions.signedOut(session);
                            }
                        })
                        .logoutSuccessUrl(SIGN_IN + "?out"))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new SignInEntryPoint()))
                .addFilterBefore(new SignInLimit(attempts, sessions), OAuth2LoginAuthenticationFilter.class)
                .addFilterAfter(new AdmissionFilter(accounts), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(FrameOptionsConfig::deny)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()")))
                .requestCache(cache -> cache.requestCache(new PagesOnlyRequestCache()))
                .build();
    }
}
