package io.evenhand.verification.web;

import io.evenhand.verification.VerificationSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.OptionalLong;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away who has too many documents checked, before any of the file is read: also before the check against forged forms, which reads it. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class VerifyLimit extends OncePerRequestFilter {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Visitors visitors;

    VerifyLimit(VerificationSettings settings, Clock clock) {
        this.visitors = new Visitors(settings.perMinute(), clock);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !request.getMethod().equals("POST") || !path.equals(VerifyController.ADDRESS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        OptionalLong wait = visitors.admit(request.getRemoteAddr());
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.getAsLong()));
        response.setStatus(TOO_MANY_REQUESTS);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .write("Too many documents from your address. Wait " + wait.getAsLong()
                        + " seconds, then go back and try again.");
    }
}
