package io.evenhand.claim.web;

import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimAwards;
import io.evenhand.claim.ClaimTalks;
import io.evenhand.claim.SaidOffer;
import io.evenhand.claim.SaidRate;
import io.evenhand.claim.web.ClaimForms.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the two sides of a claim offer to settle it on its page, and state what was decided from outside. */
@Controller
@ConditionalOnWebApplication
class ClaimEndingsController {
    private static final String OFFERS = "/claims/{id}/offers";
    private static final String AWARDS = "/claims/{id}/awards";

    private final ClaimTalks talks;
    private final ClaimAwards awards;
    private final ClaimForms forms;

    ClaimEndingsController(ClaimTalks talks, ClaimAwards awards, ClaimForms forms) {
        this.talks = talks;
        this.awards = awards;
        this.forms = forms;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "protection");
    }

    /** What was typed of an offer. */
    record Offer(
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String rate,
            @Nullable String rateOn,
            @Nullable String rateSource,
            @Nullable String payableBy,
            @Nullable String words,
            @Nullable String once) {
        SaidOffer said() {
            return new SaidOffer(
                    Sent.text(amount),
                    Sent.text(currency),
                    saidRate(rate, rateOn, rateSource),
                    Sent.text(payableBy),
                    Sent.text(words));
        }

        Map<String, String> typed() {
            return Map.of(
                    "amount",
                    said().amount(),
                    "currency",
                    said().currency(),
                    "rate",
                    said().rate().rate(),
                    "rateOn",
                    said().rate().on(),
                    "rateSource",
                    said().rate().source(),
                    "payableBy",
                    said().payableBy(),
                    "words",
                    said().words());
        }
    }

    private static SaidRate saidRate(@Nullable String rate, @Nullable String on, @Nullable String source) {
        return new SaidRate(Sent.text(rate), Sent.text(on), Sent.text(source));
    }

    @PostMapping(OFFERS)
    String offer(
            Actor actor,
            @PathVariable String id,
            Offer offer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return forms.answer(
                new Page(actor, id, model, response, next),
                "offer",
                offer.typed(),
                claim -> talks.offer(actor, claim, Sent.key(Sent.text(offer.once())), offer.said()),
                "Offered. The other side is asked to decide.");
    }

    @PostMapping(OFFERS + "/back")
    String takeOfferBack(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String offer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return forms.answer(
                new Page(actor, id, model, response, next),
                "offer",
                Map.of(),
                claim -> talks.takeBack(actor, claim, offer),
                "Taken back.");
    }

    /** What was typed of a decision. */
    record Award(
            @Nullable String by,
            @Nullable String on,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String rate,
            @Nullable String rateOn,
            @Nullable String rateSource,
            @Nullable Boolean beyond,
            @Nullable String once) {
        /** A box that is not ticked is not sent. */
        private boolean isBeyond() {
            return Boolean.TRUE.equals(beyond);
        }

        ClaimAwards.Said said(Sent file) {
            return new ClaimAwards.Said(
                    Sent.key(Sent.text(once)),
                    Sent.text(by),
                    Sent.day(Sent.text(on)),
                    Sent.text(amount),
                    Sent.text(currency),
                    saidRate(rate, rateOn, rateSource),
                    isBeyond(),
                    file.name(),
                    file.content());
        }

        Map<String, String> typed() {
            return Map.of(
                    "by",
                    Sent.text(by),
                    "on",
                    Sent.text(on),
                    "amount",
                    Sent.text(amount),
                    "currency",
                    Sent.text(currency),
                    "rate",
                    Sent.text(rate),
                    "rateOn",
                    Sent.text(rateOn),
                    "rateSource",
                    Sent.text(rateSource),
                    "beyond",
                    String.valueOf(isBeyond()));
        }
    }

    @PostMapping(AWARDS)
    String stateAward(
            Actor actor,
            @PathVariable String id,
            Award award,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        ClaimAwards.Said said = award.said(Sent.of(file));
        return forms.answer(
                new Page(actor, id, model, response, next),
                "award",
                award.typed(),
                claim -> awards.state(actor, claim, said),
                "Stated. The other side is asked to confirm it.");
    }

    @PostMapping(AWARDS + "/confirmation")
    String confirmAward(
            Actor actor, @PathVariable String id, Model model, HttpServletResponse response, RedirectAttributes next) {
        return forms.answer(
                new Page(actor, id, model, response, next),
                "award",
                Map.of(),
                claim -> awards.confirmAfterAll(actor, claim),
                "Confirmed: the claim has ended.");
    }

    @PostMapping(AWARDS + "/back")
    String takeAwardBack(
            Actor actor, @PathVariable String id, Model model, HttpServletResponse response, RedirectAttributes next) {
        return forms.answer(
                new Page(actor, id, model, response, next),
                "award",
                Map.of(),
                claim -> awards.takeBack(actor, claim),
                "Taken back: talks go on.");
    }
}
