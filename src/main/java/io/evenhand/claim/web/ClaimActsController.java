package io.evenhand.claim.web;

import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimAnswers;
import io.evenhand.claim.ClaimAwards;
import io.evenhand.claim.ClaimId;
import io.evenhand.claim.ClaimReading;
import io.evenhand.claim.ClaimResult;
import io.evenhand.claim.ClaimTalks;
import io.evenhand.claim.Claims;
import io.evenhand.claim.web.ClaimPages.Typed;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with a claim on its page. Decisions that are asked for as tasks are taken there; how much is admitted is said here. */
@Controller
@ConditionalOnWebApplication
class ClaimActsController {
    private static final String ONE = "/claims/{id}";

    private final Claims claims;
    private final ClaimAnswers answers;
    private final ClaimTalks talks;
    private final ClaimAwards awards;
    private final ClaimReading reading;
    private final ClaimPages pages;
    private final HumanTasks tasks;

    ClaimActsController(
            Claims claims,
            ClaimAnswers answers,
            ClaimTalks talks,
            ClaimAwards awards,
            ClaimReading reading,
            ClaimPages pages,
            HumanTasks tasks) {
        this.claims = claims;
        this.answers = answers;
        this.talks = talks;
        this.awards = awards;
        this.reading = reading;
        this.pages = pages;
        this.tasks = tasks;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "agreements");
    }

    /** What a page, its answer and what comes next are made with. */
    private record Page(Actor actor, String id, Model model, HttpServletResponse response, RedirectAttributes next) {}

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
        String admission = UUID.randomUUID().toString();
        ClaimResult prepared = act(actor, id, claim -> answers.prepare(actor, claim, admission, amount, "", reason));
        if (!(prepared instanceof ClaimResult.Recorded)) {
            return answer(page, "part", typed, prepared, "");
        }
        Optional<HumanTaskView> task = pages.answering(actor, id);
        if (task.isEmpty()) {
            return again(
                    page,
                    "part",
                    typed,
                    HttpStatus.CONFLICT,
                    Map.of("", "The claim is not asked of you to answer now."));
        }
        TaskAnswer said = new TaskAnswer("admit-part", reason.strip(), Map.of("admissionId", admission));
        return switch (tasks.complete(task.get().taskKey(), actor.username(), said)) {
            case CompletionResult.Completed ignored ->
                done(page, "Recorded. The other side decides whether that ends it.");
            case CompletionResult.Denied denied ->
                again(page, "part", typed, HttpStatus.UNPROCESSABLE_ENTITY, Map.of("", denied.reason()));
            case CompletionResult.NoLongerOpen ignored ->
                again(
                        page,
                        "part",
                        typed,
                        HttpStatus.CONFLICT,
                        Map.of("", "Somebody was quicker: the claim is answered."));
            case CompletionResult.NotKnownYet ignored ->
                again(
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
        return answer(
                new Page(actor, id, model, response, next),
                "say",
                Map.of("words", words),
                act(actor, id, claim -> talks.say(actor, claim, words, key(once))),
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
        byte[] content = content(file);
        return answer(
                new Page(actor, id, model, response, next),
                "file",
                Map.of("shows", shows),
                act(actor, id, claim -> talks.file(actor, claim, shows, name(file), content)),
                "Filed. Both sides can read it.");
    }

    @PostMapping(ONE + "/offers")
    String offer(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String once,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                new Page(actor, id, model, response, next),
                "offer",
                Map.of("amount", amount, "currency", currency, "words", words),
                act(actor, id, claim -> talks.offer(actor, claim, key(once), amount, currency, words)),
                "Offered. The other side is asked to decide.");
    }

    @PostMapping(ONE + "/offers/back")
    String takeOfferBack(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String offer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                new Page(actor, id, model, response, next),
                "offer",
                Map.of(),
                act(actor, id, claim -> talks.takeBack(actor, claim, offer)),
                "Taken back.");
    }

    @PostMapping(ONE + "/awards")
    String stateAward(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        var said = new ClaimAwards.Said(key(once), by, day(on), amount, currency, name(file), content(file));
        return answer(
                new Page(actor, id, model, response, next),
                "award",
                Map.of("by", by, "on", on, "amount", amount, "currency", currency),
                act(actor, id, claim -> awards.state(actor, claim, said)),
                "Stated. The other side is asked to confirm it.");
    }

    @PostMapping(ONE + "/awards/confirmation")
    String confirmAward(
            Actor actor, @PathVariable String id, Model model, HttpServletResponse response, RedirectAttributes next) {
        return answer(
                new Page(actor, id, model, response, next),
                "award",
                Map.of(),
                act(actor, id, claim -> awards.confirmAfterAll(actor, claim)),
                "Confirmed: the claim has ended.");
    }

    @PostMapping(ONE + "/awards/back")
    String takeAwardBack(
            Actor actor, @PathVariable String id, Model model, HttpServletResponse response, RedirectAttributes next) {
        return answer(
                new Page(actor, id, model, response, next),
                "award",
                Map.of(),
                act(actor, id, claim -> awards.takeBack(actor, claim)),
                "Taken back: talks go on.");
    }

    @PostMapping(ONE + "/admission")
    String admit(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                new Page(actor, id, model, response, next),
                "admission",
                Map.of("reason", reason),
                act(actor, id, claim -> answers.admitInTalks(actor, claim, reason)),
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
        return answer(
                new Page(actor, id, model, response, next),
                "withdraw",
                Map.of("reason", reason),
                act(actor, id, claim -> claims.withdraw(actor, claim, reason)),
                "Withdrawn. Nothing is owed by this claim.");
    }

    private ClaimResult act(Actor actor, String id, Function<ClaimId, ClaimResult> what) {
        return reading.page(actor, id).isEmpty() ? new ClaimResult.Unknown() : what.apply(ClaimId.of(id));
    }

    private String answer(Page page, String form, Map<String, String> typed, ClaimResult result, String said) {
        return switch (result) {
            case ClaimResult.Recorded ignored -> done(page, said);
            case ClaimResult.Known ignored -> done(page, said);
            case ClaimResult.Refused refused ->
                again(page, form, typed, HttpStatus.UNPROCESSABLE_ENTITY, Map.of(refused.field(), refused.reason()));
            case ClaimResult.NotAllowed ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case ClaimResult.Unknown ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static String done(Page page, String said) {
        page.next().addFlashAttribute("said", said);
        return "redirect:/claims/" + page.id();
    }

    private String again(
            Page page, String form, Map<String, String> typed, HttpStatus status, Map<String, String> wrong) {
        page.response().setStatus(status.value());
        return pages.show(page.actor(), page.id(), new Typed(form, typed, wrong), page.model());
    }

    /** Of a form that is sent without one, each sending counts. */
    private static String key(String once) {
        try {
            return UUID.fromString(once).toString();
        } catch (IllegalArgumentException none) {
            return UUID.randomUUID().toString();
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private static byte[] content(@Nullable MultipartFile file) throws IOException {
        return file == null ? new byte[0] : file.getBytes();
    }

    private static String name(@Nullable MultipartFile file) {
        return file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }
}
