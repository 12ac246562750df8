package io.evenhand.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Remembers, for after the sign-in, only a page that a person asked for: no fragment, image or form. */
class PagesOnlyRequestCache extends HttpSessionRequestCache {
    PagesOnlyRequestCache() {
        setRequestMatcher(PagesOnlyRequestCache::isPage);
        setMatchingRequestParameterName(null);
    }

    private static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return HttpMethod.GET.matches(request.getMethod())
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && request.getHeader("HX-Request") == null;
    }
}
