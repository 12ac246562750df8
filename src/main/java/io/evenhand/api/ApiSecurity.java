package io.evenhand.api;

import io.evenhand.access.ApiTokens;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The interface's own door: a token and nothing else. No session and no cookie count here, so that no page can make a browser act, and
 * there is nothing for a CSRF token to guard.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(ApiSettings.class)
class ApiSecurity {
    private static final int BEFORE_THE_DESK = 1;

    @Bean
    @Order(BEFORE_THE_DESK)
    SecurityFilterChain apiDoor(
            HttpSecurity http, ApiTokens tokens, ApiSettings settings, IdempotentAnswers answers, Clock clock)
            throws Exception {
        return http.securityMatcher(ApiPaths.V1, ApiPaths.PATTERN)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(ApiPaths.OPEN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new TokenFilter(tokens, settings, clock), AuthorizationFilter.class)
                .addFilterAfter(new IdempotencyFilter(answers), AuthorizationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, refused) -> Problems.write(
                                        response,
                                        Problem.UNAUTHENTICATED.because(
                                                "Send a token as Authorization: Bearer, from the page API tokens.")))
                        .accessDeniedHandler((request, response, refused) -> Problems.write(
                                response, Problem.NOT_ALLOWED.because("Ask your administrator for a role."))))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }
}
