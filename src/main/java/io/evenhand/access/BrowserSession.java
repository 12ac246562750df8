package io.evenhand.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** Where a browser's own session remembers which sign-in it belongs to. */
public final class BrowserSession {
    /** The attribute that holds the id of the sign-in's record. */
    public static final String SIGN_IN = BrowserSession.class.getName() + ".signIn";

    private BrowserSession() {}

    /** The record of the sign-in that makes this request; null where none was begun. */
    @Nullable
    public static String signInOf(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(SIGN_IN);
    }
}
