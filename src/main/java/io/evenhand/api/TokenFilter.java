package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.access.Allowance;
import io.evenhand.access.ApiTokens;
import io.evenhand.access.TokenBearer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who shows a token, as the person whose token it is: at every request anew, so that one taken back ends at once. */
class TokenFilter extends OncePerRequestFilter {
    static final String TOKEN_ID = TokenFilter.class.getName() + ".tokenId";

    private static final String SCHEME = "bearer ";
    private static final int LONGEST_SECRET = 200;
    private static final int FAILURES_PER_MINUTE = 60;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final ApiTokens tokens;
    private final Allowance requests;
    private final Allowance failures;

    TokenFilter(ApiTokens tokens, ApiSettings settings, java.time.Clock clock) {
        this.tokens = tokens;
        this.requests = new Allowance(clock, settings.requestsPerMinute(), WINDOW);
        this.failures = new Allowance(clock, FAILURES_PER_MINUTE, WINDOW);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> secret = secret(request);
        if (secret.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<TokenBearer> bearer = tokens.bearer(secret.get());
        OptionalInt wait =
                bearer.isPresent() ? requests.admit(bearer.get().tokenId()) : failures.admit(request.getRemoteAddr());
        if (wait.isPresent()) {
            Problems.write(
                    response,
                    Problem.TOO_MANY_REQUESTS
                            .because("Wait " + wait.getAsInt() + " seconds, then go on more slowly.")
                            .retryAfter(wait.getAsInt()));
            return;
        }
        if (bearer.isEmpty()) {
            Problems.write(
                    response,
                    Problem.UNAUTHENTICATED.because(
                            "This token is unknown, taken back or over. Make a new one on the page API tokens."));
            return;
        }
        go(request, response, chain, bearer.get());
    }

    private static void go(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, TokenBearer bearer)
            throws ServletException, IOException {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new PreAuthenticatedAuthenticationToken(bearer.actor().username(), "", List.of()));
        SecurityContextHolder.setContext(context);
        // Where every controller finds who is acting.
        request.setAttribute(Actor.class.getName(), bearer.actor());
        request.setAttribute(TOKEN_ID, bearer.tokenId());
        chain.doFilter(request, response);
    }

    private static Optional<String> secret(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String secret = header.substring(SCHEME.length()).strip();
        return Optional.of(secret.length() > LONGEST_SECRET ? "" : secret);
    }
}
