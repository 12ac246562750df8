package io.evenhand.access.web;

import io.evenhand.access.SignOnProblem;
import io.evenhand.access.SignOnProvider;
import io.evenhand.access.SignOnProviders;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says on a page what its address tells about single sign-on. Only what we know ourselves is said; nothing is copied from the address. */
final class SignOnWords {
    private SignOnWords() {}

    /** Why single sign-on led nowhere; null where it was not tried. */
    @Nullable
    static String problem(HttpServletRequest request, SignOnProviders providers) {
        String name = name(request.getParameter("with"), providers);
        return Optional.ofNullable(request.getParameter("sso"))
                .flatMap(SignOnProblem::of)
                .map(problem -> problem.words(name == null ? "Single sign-on" : name))
                .orElse(null);
    }

    /** Such as “12 hours”. */
    static String inWords(Duration time) {
        boolean hours = time.toMinutesPart() == 0 && time.toHours() > 0;
        long count = hours ? time.toHours() : time.toMinutes();
        return count + (hours ? " hour" : " minute") + (count == 1 ? "" : "s");
    }

    @Nullable
    static String name(@Nullable String id, SignOnProviders providers) {
        return Optional.ofNullable(id)
                .flatMap(providers::find)
                .map(SignOnProvider::name)
                .orElse(null);
    }
}
