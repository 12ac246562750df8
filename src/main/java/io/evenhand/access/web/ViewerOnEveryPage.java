package io.evenhand.access.web;

import io.evenhand.access.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The frame of every page shows who is signed in; null where nobody is. */
@ControllerAdvice
@ConditionalOnWebApplication
class ViewerOnEveryPage {
    @ModelAttribute("viewer")
    @Nullable
    Actor viewer(HttpServletRequest request) {
        return (Actor) request.getAttribute(AdmissionFilter.ACTOR);
    }
}
