package io.evenhand.verification.web;

import io.evenhand.access.Allowance;
import io.evenhand.verification.VerificationSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/** Turns away who has too many documents checked, before any of the file is read: also before the check against forged forms, which reads it. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class VerifyLimit extends OncePerRequestFilter {
    private final Allowance visitors;

    VerifyLimit(VerificationSettings settings, Clock clock) {
        this.visitors = new Allowance(clock, settings.perMinute(), Duration.ofMinutes(1));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // As the page is found by it: decoded, however it was written.
        String path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
        return !request.getMethod().equals("POST") || !path.equals(VerifyController.ADDRESS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        OptionalInt wait = visitors.admit(request.getRemoteAddr());
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(wait.getAsInt()));
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .write("Too many documents from your address. Wait " + wait.getAsInt()
                        + " seconds, then go back and try again.");
    }
}
