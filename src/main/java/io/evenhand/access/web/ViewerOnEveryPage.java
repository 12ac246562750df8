package io.evenhand.access.web;

import io.evenhand.access.Actor;
import io.evenhand.access.Moments;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page is given: who is signed in, null where nobody is, and how it writes moments. */
@ControllerAdvice
@ConditionalOnWebApplication
class ViewerOnEveryPage {
    private static final Moments MOMENTS = new Moments();

    @ModelAttribute("viewer")
    @Nullable
    Actor viewer(HttpServletRequest request) {
        return (Actor) request.getAttribute(AdmissionFilter.ACTOR);
    }

    @ModelAttribute("moments")
    Moments moments() {
        return MOMENTS;
    }
}
