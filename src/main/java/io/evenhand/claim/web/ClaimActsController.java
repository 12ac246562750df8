package io.evenhand.claim.web;

import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimAnswering;
import io.evenhand.claim.ClaimAnswering.Outcome;
import io.evenhand.claim.ClaimAnswering.Said;
import io.evenhand.claim.ClaimAnswers;
import io.evenhand.claim.ClaimId;
import io.evenhand.claim.ClaimResult;
import io.evenhand.claim.ClaimTalks;
import io.evenhand.claim.Claims;
import io.evenhand.claim.web.ClaimForms.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a claim is answered, talked about and withdrawn on its page. Decisions that are asked for as tasks are taken there; how much is admitted is said here. */
@Controller
@ConditionalOnWebApplication
class ClaimActsController {
    private static final String ONE = "/claims/{id}";

    private final Claims claims;
    private final ClaimAnswers answers;
    private final ClaimAnswering answering;
    private final ClaimTalks talks;
    private final ClaimForms forms;

    ClaimActsController(
            Claims claims, ClaimAnswers answers, ClaimAnswering answering, ClaimTalks talks, ClaimForms forms) {
        this.claims = claims;
        this.answers = answers;
        this.answering = answering;
        this.talks = talks;
        this.forms = forms;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "protection");
    }

    @PostMapping(ONE + "/part")
    String admitPart(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Page page = new Page(actor, id, model, response, next);
        Map<String, String> typed = Map.of("amount", amount, "reason", reason);
        Outcome outcome = ClaimId.find(id)
                .map(claim -> answering.answer(actor, claim, new Said("admit-part", reason, amount, "")))
                .orElseGet(() -> new Outcome.Not(new ClaimResult.Unknown()));
        return switch (outcome) {
            case Outcome.Answered ignored ->
                ClaimForms.done(page, "Recorded. The other side decides whether that ends it.");
            case Outcome.Not not -> forms.answer(page, "part", typed, not.why(), "");
            case Outcome.NotAsked ignored ->
                forms.again(
                        page,
                        "part",
                        typed,
                        HttpStatus.CONFLICT,
                        Map.of("", "The claim is not asked of you to answer now."));
            case Outcome.NotKnownYet ignored ->
                forms.again(
                        page,
                        "part",
                        typed,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        Map.of("", "The process engine did not answer in time. Look at the claim again in a moment."));
        };
    }

    @PostMapping(ONE + "/messages")
    String say(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String once,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return forms.answer(
                new Page(actor, id, model, response, next),
                "say",
                Map.of("words", words),
                claim -> talks.say(actor, claim, words, Sent.key(once)),
                "Sent.");
    }

    @PostMapping(ONE + "/evidence")
    String file(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String shows,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        Sent sent = Sent.of(file);
        return forms.answer(
                new Page(actor, id, model, response, next),
                "file",
                Map.of("shows", shows),
                claim -> talks.file(actor, claim, shows, sent.name(), sent.content()),
                "Filed. Both sides can read it.");
    }

    @PostMapping(ONE + "/admission")
    String admit(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return forms.answer(
                new Page(actor, id, model, response, next),
                "admission",
                Map.of("reason", reason),
                claim -> answers.admitInTalks(actor, claim, reason),
                "Recorded: the claim has ended.");
    }

    @PostMapping(ONE + "/withdrawal")
    String withdraw(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return forms.answer(
                new Page(actor, id, model, response, next),
                "withdraw",
                Map.of("reason", reason),
                claim -> claims.withdraw(actor, claim, reason),
                "Withdrawn. Nothing is owed by this claim.");
    }
}
