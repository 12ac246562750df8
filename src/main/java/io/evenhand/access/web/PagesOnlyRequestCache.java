package io.evenhand.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/** Remembers, for after the sign-in, only a page that a person asked for: no fragment, image or form. */
class PagesOnlyRequestCache extends HttpSessionRequestCache {
    private static final String SAVED = "SPRING_SECURITY_SAVED_REQUEST";

    PagesOnlyRequestCache() {
        setRequestMatcher(PagesOnlyRequestCache::isPage);
        setMatchingRequestParameterName(null);
    }

    /** Remembers a page of ours in the place of what was asked for. @param page its path */
    static void remember(HttpServletRequest request, String page) {
        request.getSession().setAttribute(SAVED, new SimpleSavedRequest(page));
    }

    private static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return HttpMethod.GET.matches(request.getMethod())
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && request.getHeader("HX-Request") == null;
    }
}
