package io.evenhand.access.web;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Admission;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks at every request how far the account may go now, so that a closed account or a changed role takes effect at once. */
class AdmissionFilter extends OncePerRequestFilter {
    static final String ACTOR = Actor.class.getName();

    private final Accounts accounts;
    private final RequestMatcher open;
    private final RequestMatcher password =
            PathPatternRequestMatcher.withDefaults().matcher(WebSecurity.PASSWORD);

    AdmissionFilter(Accounts accounts) {
        this.accounts = accounts;
        this.open = new OrRequestMatcher(Arrays.stream(WebSecurity.OPEN)
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return open.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        switch (accounts.admission(authentication.getName())) {
            case Admission.Admitted admitted -> {
                request.setAttribute(ACTOR, admitted.actor());
                chain.doFilter(request, response);
            }
            case Admission.PasswordChangeDue due -> {
                if (password.matches(request)) {
                    request.setAttribute(ACTOR, due.actor());
                    chain.doFilter(request, response);
                } else {
                    SignInEntryPoint.send(request, response, WebSecurity.PASSWORD);
                }
            }
            case Admission.Refused refused -> {
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
                SecurityContextHolder.clearContext();
                SignInEntryPoint.send(request, response, WebSecurity.SIGN_IN);
            }
        }
    }
}
