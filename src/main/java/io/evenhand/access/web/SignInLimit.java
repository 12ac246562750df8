package io.evenhand.access.web;

import io.evenhand.access.ProviderAddress;
import io.evenhand.access.SignInSessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns a sign-in away, before its password or a question to a provider costs us anything, when too many have failed. */
class SignInLimit extends OncePerRequestFilter {
    static final String TURNED_AWAY = SignInLimit.class.getName() + ".turnedAway";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_SECRET = 1_000;

    private final RequestMatcher signIn =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, WebSecurity.SIGN_IN);
    private final RequestMatcher back = PathPatternRequestMatcher.withDefaults().matcher(ProviderAddress.RETURN + "*");
    private final SignInAttempts attempts;
    private final SignInSessions sessions;

    SignInLimit(SignInAttempts attempts, SignInSessions sessions) {
        this.attempts = attempts;
        this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !signIn.matches(request) && !isBack(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = request.getParameter("password");
        if (secret != null && secret.length() > LONGEST_SECRET) {
            response.sendRedirect(request.getContextPath() + WebSecurity.SIGN_IN + "?failed");
        } else if (admits(request)) {
            chain.doFilter(request, response);
        } else {
            // Once for a row of them, or whoever tries on would fill the record.
            if (attempts.isFirstTurnedAway(typedUsername(request), request.getRemoteAddr())) {
                sessions.turnedAway(typedUsername(request));
            }
            response.setStatus(TOO_MANY_REQUESTS);
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(SignInAttempts.WINDOW.toSeconds()));
            request.setAttribute(TURNED_AWAY, true);
            request.getRequestDispatcher(WebSecurity.SIGN_IN).forward(request, response);
        }
    }

    /** Whose attempt it is, who comes back from a provider says only once we have asked it, which costs more than a password. */
    private boolean admits(HttpServletRequest request) {
        return isBack(request)
                ? attempts.admitFrom(request.getRemoteAddr())
                : attempts.admit(typedUsername(request), request.getRemoteAddr());
    }

    /** What nobody here began asks no provider anything, and any page can have a browser call it: it counts for nothing. */
    private boolean isBack(HttpServletRequest request) {
        return back.matches(request) && SignOnsUnderWay.isExpected(request);
    }

    /** Bounded, because it is kept as a key. */
    static String typedUsername(HttpServletRequest request) {
        String typed = request.getParameter("username");
        String name = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
        return name.length() > 64 ? name.substring(0, 64) : name;
    }
}
