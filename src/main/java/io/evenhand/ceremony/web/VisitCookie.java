package io.evenhand.ceremony.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The secret of a visit, in a cookie of its own: no sign-in of the desk, sent to these pages alone, and readable by no script. */
final class VisitCookie {
    private static final String NAME = "evenhand-sign";
    private static final int LONGEST = 100;

    private VisitCookie() {}

    static Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .filter(value -> value.length() <= LONGEST)
                        .findFirst();
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String secret) {
        write(request, response, secret, ResponseCookie.from(NAME).build().getMaxAge());
    }

    static void forget(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String secret, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, secret)
                        .maxAge(age)
                        .path(CeremonySecurity.SIGN)
                        .httpOnly(true)
                        .sameSite("Strict")
                        .secure(request.isSecure())
                        .build()
                        .toString());
    }
}
