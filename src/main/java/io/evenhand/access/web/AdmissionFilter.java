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
import org.jspecify.annotations.Nullable;
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

    private static final String HALF_SIGNED_IN = AdmissionFilter.class.getName() + ".halfSignedIn";

    private final Accounts accounts;
    private final RequestMatcher open;
    private final RequestMatcher password = matcher(WebSecurity.PASSWORD);
    private final RequestMatcher code = matcher(WebSecurity.CODE);
    private final RequestMatcher secondFactor = matcher(WebSecurity.SECOND_FACTOR + "/**");

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
        switch (accounts.admission(authentication.getName(), RecordedSignIn.idOf(request))) {
            case Admission.Admitted admitted -> admit(admitted.actor(), request, response, chain);
            case Admission.PasswordChangeDue due ->
                admitTo(password, WebSecurity.PASSWORD, due.actor(), request, response, chain);
            case Admission.SecondFactorDue due ->
                admitTo(secondFactor, WebSecurity.SECOND_FACTOR, due.actor(), request, response, chain);
            case Admission.CodeDue due -> {
                if (code.matches(request)) {
                    request.setAttribute(HALF_SIGNED_IN, due.actor());
                    chain.doFilter(request, response);
                } else {
                    SignInEntryPoint.send(request, response, WebSecurity.CODE);
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

    private static void admit(Actor actor, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(ACTOR, actor);
        chain.doFilter(request, response);
    }

    /** Lets through to these pages, and from every other to the first of them. */
    private static void admitTo(
            RequestMatcher pages,
            String first,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        if (pages.matches(request)) {
            admit(actor, request, response, chain);
        } else {
            SignInEntryPoint.send(request, response, first);
        }
    }

    /** Who has taken the first step and still owes the code; null in every other request. */
    @Nullable
    static Actor halfSignedIn(HttpServletRequest request) {
        return (Actor) request.getAttribute(HALF_SIGNED_IN);
    }

    private static RequestMatcher matcher(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
