package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.allow;
import static io.evenhand.desk.DeskAnswers.found;
import static io.evenhand.desk.DeskAnswers.inline;
import static io.evenhand.desk.PageVersions.unlessShown;
import static io.evenhand.desk.PageVersions.versionOf;

import io.evenhand.access.Actor;
import io.evenhand.competence.Confirmations;
import io.evenhand.decision.DecideResult;
import io.evenhand.decision.Decisions;
import io.evenhand.protection.Lookalikes;
import io.evenhand.referral.FiledDocument;
import io.evenhand.referral.NewConsent;
import io.evenhand.relationship.Comparisons;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The start page, which says what waits for the viewer, and the page on which a human task is decided. */
@Controller
@ConditionalOnWebApplication
class TasksController {
    private final LiveTasks tasks;
    private final Decisions decisions;
    private final Proposals proposals;
    private final FilledIntroductions introductions;
    private final Confirmations confirmations;
    private final Lookalikes lookalikes;
    private final PriorProofs handedIn;
    private final Comparisons comparisons;

    TasksController(
            LiveTasks tasks,
            Decisions decisions,
            Proposals proposals,
            FilledIntroductions introductions,
            Confirmations confirmations,
            Lookalikes lookalikes,
            PriorProofs handedIn,
            Comparisons comparisons) {
        this.tasks = tasks;
        this.decisions = decisions;
        this.proposals = proposals;
        this.introductions = introductions;
        this.confirmations = confirmations;
        this.lookalikes = lookalikes;
        this.handedIn = handedIn;
        this.comparisons = comparisons;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "work");
    }

    @GetMapping("/")
    @Nullable
    String work(
            Actor actor,
            @RequestParam(required = false) @Nullable String version,
            Model model,
            HttpServletResponse response) {
        WorkPage work = tasks.work(actor);
        model.addAttribute("work", work);
        String shown = unlessShown(version, versionOf(work), "desk/work", model, response);
        if (shown != null) {
            model.addAttribute("confirmations", confirmations.waiting(actor));
            model.addAttribute("similarCustomers", lookalikes.waiting(actor));
            model.addAttribute("comparisons", comparisons.waiting(actor));
        }
        return shown;
    }

    @GetMapping("/tasks/{key}")
    String show(Actor actor, @PathVariable long key, Model model) {
        return page(actor, key, DecisionForm.BLANK, List.of(), model);
    }

    @GetMapping("/tasks/{key}/document")
    ResponseEntity<byte[]> document(Actor actor, @PathVariable long key) {
        return inline(found(tasks.document(actor, key)));
    }

    @PostMapping("/tasks/{key}")
    String decide(
            Actor actor,
            @PathVariable long key,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String personId,
            @RequestParam(defaultValue = "") String secondPersonId,
            @RequestParam(defaultValue = "") String evidenceTitle,
            @RequestParam(defaultValue = "") String evidenceDatedOn,
            @RequestParam(defaultValue = "") String dueOn,
            @RequestParam(required = false) @Nullable MultipartFile proof,
            @RequestParam(required = false) @Nullable MultipartFile document,
            @RequestParam(defaultValue = "") String consentOn,
            @RequestParam(defaultValue = "") String consentBy,
            @RequestParam(defaultValue = "") String consentForm,
            @RequestParam(required = false) @Nullable MultipartFile consentFile,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        if (decision.equals(DecisionForm.PROPOSE)) {
            return "redirect:/tasks/" + key + "/proposal";
        }
        if (decision.equals("admit-part")) {
            // How much is admitted is said where the claim is read.
            return "redirect:/claims/" + found(tasks.visible(actor, key)).businessId() + "#answer";
        }
        if (found(tasks.visible(actor, key)).elementId().equals("sign-agreement")) {
            // What is signed is shown first, and what was shown is kept.
            return "redirect:/tasks/" + key + "/signing";
        }
        DecisionForm typed = new DecisionForm(
                decision,
                reason,
                personId,
                secondPersonId,
                evidenceTitle,
                evidenceDatedOn,
                dueOn,
                "",
                proof == null ? new byte[0] : proof.getBytes(),
                filed(document),
                new NewConsent(consentOn, consentBy, consentForm, filed(consentFile)));
        return answered(actor, key, typed, model, response, next);
    }

    private static @Nullable FiledDocument filed(@Nullable MultipartFile file) throws IOException {
        return file == null || file.isEmpty()
                ? null
                : new FiledDocument(Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes());
    }

    private String answered(
            Actor actor,
            long key,
            DecisionForm typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        HumanTaskView task = found(tasks.visible(actor, key));
        return switch (decisions.decide(actor, task, typed.read())) {
            case DecideResult.Recorded recorded -> {
                next.addFlashAttribute("said", "Recorded: " + recorded.label() + ".");
                // Whoever turned work down is led to where it can pass such work on.
                yield FilledIntroductions.passesOn(actor, task, typed.decision())
                        ? "redirect:/tasks/" + key
                        : "redirect:/";
            }
            case DecideResult.Flawed flawed ->
                again(HttpStatus.UNPROCESSABLE_ENTITY, actor, key, typed, FlawWords.of(flawed.flaw()), model, response);
            case DecideResult.Refused refused ->
                again(HttpStatus.UNPROCESSABLE_ENTITY, actor, key, typed, List.of(refused.reason()), model, response);
            case DecideResult.NotYours not ->
                again(
                        HttpStatus.FORBIDDEN,
                        actor,
                        key,
                        typed,
                        List.of("This is for somebody with the role " + not.role() + "."),
                        model,
                        response);
            case DecideResult.NoLongerOpen ignored ->
                again(
                        HttpStatus.CONFLICT,
                        actor,
                        key,
                        typed,
                        List.of("Your decision was not recorded: the task is no longer open."),
                        model,
                        response);
            case DecideResult.NotKnownYet ignored ->
                again(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        actor,
                        key,
                        typed,
                        List.of(
                                "The process engine did not answer in time. Look at the task again in a moment before you"
                                        + " decide once more: your decision may stand already."),
                        model,
                        response);
        };
    }

    private String again(
            HttpStatus status,
            Actor actor,
            long key,
            DecisionForm typed,
            List<String> problems,
            Model model,
            HttpServletResponse response) {
        response.setStatus(status.value());
        return page(actor, key, typed, problems, model);
    }

    private String page(Actor actor, long key, DecisionForm typed, List<String> problems, Model model) {
        model.addAttribute("task", found(tasks.show(actor, key)));
        model.addAttribute(
                "passOn",
                tasks.visible(actor, key)
                        .flatMap(task -> introductions.ofDeclined(actor, task))
                        .orElse(null));
        model.addAttribute(
                "handedIn",
                tasks.visible(actor, key).flatMap(handedIn::document).orElse(null));
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "desk/task";
    }

    @GetMapping("/tasks/{key}/proposal")
    String proposal(Actor actor, @PathVariable long key, Model model) {
        HumanTaskView task = reviewed(actor, key);
        return proposal(actor, task, Map.of(), null, List.of(), model);
    }

    private String proposal(
            Actor actor,
            HumanTaskView task,
            Map<String, String> typed,
            Proposals.Reviewed.@Nullable Sound reviewed,
            List<String> problems,
            Model model) {
        model.addAttribute("problems", problems);
        model.addAttribute("page", proposals.page(task, tasks.titleOf(actor, task), typed, reviewed));
        return "desk/proposal";
    }

    @PostMapping("/tasks/{key}/proposal")
    String propose(
            Actor actor,
            @PathVariable long key,
            @RequestParam int version,
            @RequestParam(defaultValue = "look") String step,
            @RequestParam MultiValueMap<String, String> inputs,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        HumanTaskView task = reviewed(actor, key);
        if (version != proposals.onTheTable(task).version()) {
            next.addFlashAttribute(
                    "said", "The terms have been replaced meanwhile. Here is the version that is now on the table.");
            return "redirect:/tasks/" + key;
        }
        Map<String, String> typed = TermsInputs.of(inputs);
        return switch (proposals.review(task, typed)) {
            case Proposals.Reviewed.Unsound unsound -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield proposal(
                        actor,
                        task,
                        typed,
                        null,
                        unsound.problems().stream().map(FieldNames::sentence).toList(),
                        model);
            }
            case Proposals.Reviewed.Sound sound -> {
                if (step.equals("send")) {
                    yield answered(actor, key, DecisionForm.proposing(sound.changes()), model, response, next);
                }
                yield proposal(actor, task, typed, sound, List.of(), model);
            }
        };
    }

    /** The task, if it reviews terms and the viewer may decide it. */
    private HumanTaskView reviewed(Actor actor, long key) {
        HumanTaskView task = found(tasks.visible(actor, key));
        if (!task.elementId().equals("review-draft") || task.state() != HumanTaskState.OPEN) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        allow(HumanTasks.isFor(task, actor));
        return task;
    }
}
