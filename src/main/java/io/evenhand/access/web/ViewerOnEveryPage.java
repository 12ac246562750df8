package io.evenhand.access.web;

import io.evenhand.access.Actor;
import io.evenhand.access.Moments;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page is given: who is signed in, null where nobody is, how it writes moments, and where the program for one's own machine is. */
@ControllerAdvice
@ConditionalOnWebApplication
@EnableConfigurationProperties(ProgramSettings.class)
class ViewerOnEveryPage {
    private static final Moments MOMENTS = new Moments();

    private final ProgramSettings program;

    ViewerOnEveryPage(ProgramSettings program) {
        this.program = program;
    }

    @ModelAttribute("viewer")
    @Nullable
    Actor viewer(HttpServletRequest request) {
        return (Actor) request.getAttribute(AdmissionFilter.ACTOR);
    }

    @ModelAttribute("program")
    ProgramSettings program() {
        return program;
    }

    @ModelAttribute("moments")
    Moments moments() {
        return MOMENTS;
    }
}
