package io.evenhand.ceremony.web;

import io.evenhand.access.Allowance;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The door of those who sign without an account. Nobody signs in here and no session of the desk counts: a visit's own cookie says who it
 * is. Nothing is kept by browsers, and no address of these pages goes anywhere.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class CeremonySecurity {
    static final String SIGN = "/sign";

    private static final int BEFORE_THE_DESK = 2;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int LINKS = 60;
    private static final int CODES = 60;

    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    @Bean
    @Order(BEFORE_THE_DESK)
    SecurityFilterChain signersDoor(HttpSecurity http) throws Exception {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("evenhand-sign-form");
        tokens.setCookiePath(SIGN);
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true));
        // At once, not when a form is drawn: by then the page may be on its way, and no cookie goes along any more.
        XorCsrfTokenRequestAttributeHandler atOnce = new XorCsrfTokenRequestAttributeHandler();
        atOnce.setCsrfRequestAttributeName(null);
        return http.securityMatcher(SIGN + "/**")
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(atOnce))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(FrameOptionsConfig::deny)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()")))
                .build();
    }

    /** How often one link may be opened, and how often links that open nothing may be tried from one address. */
    @Bean
    Allowance linksOpened(Clock clock) {
        return new Allowance(clock, LINKS, WINDOW);
    }

    /** How often codes may be asked for or typed for one signature, from wherever; each link bears fewer in all its life. */
    @Bean
    Allowance codesTried(Clock clock) {
        return new Allowance(clock, CODES, WINDOW);
    }
}
