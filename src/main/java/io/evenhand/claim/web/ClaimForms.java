package io.evenhand.claim.web;

import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimId;
import io.evenhand.claim.ClaimResult;
import io.evenhand.claim.web.ClaimPages.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Answers the forms on the page of a claim: goes on, or shows the page again with what was typed and what is wrong. */
@Component
class ClaimForms {
    private final ClaimPages pages;

    ClaimForms(ClaimPages pages) {
        this.pages = pages;
    }

    /** What a page, its answer and what comes next are made with. */
    record Page(Actor actor, String id, Model model, HttpServletResponse response, RedirectAttributes next) {}

    /**
     * @param form its name on the page
     * @param typed by field
     * @param said when it is done
     */
    String answer(Page page, String form, Map<String, String> typed, Function<ClaimId, ClaimResult> what, String said) {
        return answer(page, form, typed, ClaimId.find(page.id()).map(what).orElseGet(ClaimResult.Unknown::new), said);
    }

    String answer(Page page, String form, Map<String, String> typed, ClaimResult result, String said) {
        return switch (result) {
            case ClaimResult.Recorded ignored -> done(page, said);
            case ClaimResult.Known ignored -> done(page, said);
            case ClaimResult.Refused refused ->
                again(page, form, typed, HttpStatus.UNPROCESSABLE_ENTITY, Map.of(refused.field(), refused.reason()));
            case ClaimResult.NotAllowed ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case ClaimResult.Unknown ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    static String done(Page page, String said) {
        page.next().addFlashAttribute("said", said);
        return "redirect:/claims/" + page.id();
    }

    /** @param wrong what is to be mended, by field; under the empty name what concerns the whole */
    String again(Page page, String form, Map<String, String> typed, HttpStatus status, Map<String, String> wrong) {
        page.response().setStatus(status.value());
        return pages.show(page.actor(), page.id(), new Typed(form, typed, wrong), page.model());
    }
}
