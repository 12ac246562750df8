package io.evenhand.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses forms of programs that are too large by what they say of themselves, in the words of the interface, before the pages' limit does so in its own. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class FormLimit extends OncePerRequestFilter {
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPaths.isOurs(request) || !BodyLimit.isForm(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BodyLimit limit = BodyLimit.of(request);
        if (request.getContentLengthLong() > limit.mostBytes()) {
            Problems.write(response, Problem.TOO_LARGE.because(limit.remedy()));
        } else {
            chain.doFilter(request, response);
        }
    }
}
