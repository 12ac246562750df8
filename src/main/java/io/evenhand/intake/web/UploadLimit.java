package io.evenhand.intake.web;

import io.evenhand.access.UploadAllowance;
import io.evenhand.intake.IntakeSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses forms with files that are too large by what they say of themselves, before anybody reads them: also before the sign-in is
 * looked at, because the check against forged forms would read them.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class UploadLimit extends OncePerRequestFilter {
    /** For what a form sends besides the file. */
    static final long FIELDS_BYTES = 65_536;

    private final long mostBytes;

    private final Map<String, Long> allowed;

    @Autowired
    UploadLimit(IntakeSettings settings, ObjectProvider<UploadAllowance> allowances) {
        this(settings, allowances.stream().toList());
    }

    UploadLimit(IntakeSettings settings, List<UploadAllowance> allowances) {
        this.mostBytes = settings.maxFileSize().toBytes() + FIELDS_BYTES;
        this.allowed = allowances.stream()
                .collect(Collectors.toMap(
                        UploadAllowance::address, allowance -> allowance.most().toBytes() + FIELDS_BYTES));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Who does not say how long it is meets the server's own limit, which cuts it off without a word.
        if (request.getContentLengthLong() > allowed.getOrDefault(path(request), mostBytes)) {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
        } else {
            chain.doFilter(request, response);
        }
    }
}
