package io.evenhand.wording.web;

import static io.evenhand.wording.web.WordingAnswers.found;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.decision.DecideResult;
import io.evenhand.decision.Decision;
import io.evenhand.decision.Decisions;
import io.evenhand.decision.Flaw;
import io.evenhand.template.TemplateVersion;
import io.evenhand.wording.AgreementVersions;
import io.evenhand.wording.AgreementVersions.Standing;
import io.evenhand.wording.Recreations;
import io.evenhand.wording.WordingNames;
import io.evenhand.wording.WordingRolesPolicy;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * In which version an agreement is written, what a newer one would change of it and how its parties go over to it, and its document made
 * once more. For its parties.
 */
@Controller
@ConditionalOnWebApplication
class AgreementWordingController {
    private static final String PAGE = "/agreements/{id}/wording";

    private final AgreementVersions versions;
    private final Recreations recreations;
    private final WordingNames names;
    private final HumanTasks tasks;
    private final Decisions decisions;

    AgreementWordingController(
            AgreementVersions versions,
            Recreations recreations,
            WordingNames names,
            HumanTasks tasks,
            Decisions decisions) {
        this.versions = versions;
        this.recreations = recreations;
        this.names = names;
        this.tasks = tasks;
        this.decisions = decisions;
    }

    @ModelAttribute
    void everyPage(Actor actor, Model model) {
        model.addAttribute("section", "referrals");
        model.addAttribute("names", names);
        model.addAttribute("reads", WordingRolesPolicy.mayRead(actor));
        model.addAttribute("result", null);
        model.addAttribute("inTerms", null);
        model.addAttribute("problems", List.of());
        model.addAttribute("reason", "");
    }

    @GetMapping(PAGE)
    String show(Actor actor, @PathVariable String id, Model model) {
        return page(actor, found(versions.of(actor, id)), model);
    }

    private String page(Actor actor, Standing standing, Model model) {
        model.addAttribute("page", standing);
        model.addAttribute("turn", review(actor, standing).isPresent());
        return "wording/agreement";
    }

    /** The open review of its terms, if the actor may decide it: whose turn it is may propose another wording. */
    private Optional<HumanTaskView> review(Actor actor, Standing standing) {
        return standing.isNegotiated()
                ? tasks.of(List.of(standing.agreement().id().value())).stream()
                        .filter(task -> task.elementId().equals("review-draft") && task.state() == HumanTaskState.OPEN)
                        .filter(task -> HumanTasks.isFor(task, actor))
                        .findFirst()
                : Optional.empty();
    }

    /** Its clauses in its own version and in the one in use, in its own terms. */
    @GetMapping(PAGE + "/newer")
    String newer(Actor actor, @PathVariable String id, Model model) {
        return newer(actor, found(versions.of(actor, id)), model);
    }

    private String newer(Actor actor, Standing standing, Model model) {
        if (standing.version().isPresent() && standing.newer().isPresent()) {
            Other other = new Other(
                    "newer",
                    "Its own",
                    "Version " + standing.newer().get().number(),
                    standing.newer().get().version().hash());
            compare(standing, standing.version().get(), standing.newer().get().version(), other, model);
        }
        return page(actor, standing, model);
    }

    /** Its clauses as they were before it went over to its present version, and now. */
    @GetMapping(PAGE + "/former")
    String former(Actor actor, @PathVariable String id, Model model) {
        return former(actor, found(versions.of(actor, id)), model);
    }

    private String former(Actor actor, Standing standing, Model model) {
        Optional<TemplateVersion> former = standing.taken().isEmpty()
                ? Optional.empty()
                : standing.taken().getLast().former();
        if (standing.version().isPresent() && former.isPresent()) {
            Other other = new Other("former", "Before", "Now", former.get().hash());
            compare(standing, former.get(), standing.version().get(), other, model);
        }
        return page(actor, standing, model);
    }

    /**
     * What its own wording is held against.
     *
     * @param view "newer" or "former"
     * @param before over the left side
     * @param after over the right side
     * @param hash of the wording that is not its own
     */
    record Other(String view, String before, String after, String hash) {}

    private void compare(Standing standing, TemplateVersion before, TemplateVersion after, Other other, Model model) {
        model.addAttribute("other", other);
        model.addAttribute("inTerms", versions.compare(standing.agreement(), before, after));
    }

    /** Whose turn it is proposes to go over to the newer wording, or back to a former one; the others accept it or not, as any proposal. */
    @PostMapping(PAGE + "/proposal")
    String propose(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "newer") String view,
            @RequestParam String wording,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Standing standing = found(versions.of(actor, id));
        HumanTaskView task = review(actor, standing)
                .orElseThrow(() -> new ResponseStatusException(
                        standing.isNegotiated() ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT));
        List<String> problems = problems(decisions.decide(actor, task, Decision.inWording(wording, reason)));
        if (problems.isEmpty()) {
            next.addFlashAttribute("said", "Proposed. The others accept it, propose something else, or decline.");
            return "redirect:/agreements/" + standing.agreement().id() + "/wording";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problems", problems);
        model.addAttribute("reason", reason);
        return view.equals("former") ? former(actor, standing, model) : newer(actor, standing, model);
    }

    /** Nothing where the decision stands. */
    private static List<String> problems(DecideResult result) {
        return switch (result) {
            case DecideResult.Recorded ignored -> List.of();
            case DecideResult.Flawed flawed -> flaws(flawed.flaw());
            case DecideResult.Refused refused -> List.of(refused.reason());
            case DecideResult.NotYours not -> List.of("This is for somebody with the role " + not.role() + ".");
            case DecideResult.NoLongerOpen ignored ->
                List.of("Your proposal was not recorded: the review is no longer open.");
            case DecideResult.NotKnownYet ignored ->
                List.of("The process engine did not answer in time. Look at the review again in a moment: your proposal"
                        + " may stand already.");
        };
    }

    private static List<String> flaws(Flaw flaw) {
        if (flaw instanceof Flaw.ChangesUnsound unsound) {
            return unsound.problems().stream()
                    .map(problem -> "By the playbook of that wording %s %s; %s."
                            .formatted(problem.pointer(), problem.problem(), problem.remedy()))
                    .toList();
        }
        return List.of(
                flaw instanceof Flaw.ReasonTooLong tooLong
                        ? "The reason is longer than %d characters; say it in fewer.".formatted(tooLong.longest())
                        : "Say why you propose it.");
    }

    /** Made and thrown away: nothing changes by it, but it takes its time, so no address leads there by chance. */
    @PostMapping(PAGE + "/again")
    String again(Actor actor, @PathVariable String id, Model model) {
        Standing standing = found(versions.of(actor, id));
        model.addAttribute("result", recreations.compare(standing.agreement().id()));
        return page(actor, standing, model);
    }

    @PostMapping(PAGE + "/again.pdf")
    ResponseEntity<byte[]> againAsFile(Actor actor, @PathVariable String id) {
        Standing standing = found(versions.of(actor, id));
        Optional<byte[]> pdf = recreations.pdf(standing.agreement().id());
        if (pdf.isEmpty()) {
            // The page says why.
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create("/agreements/" + standing.agreement().id() + "/wording"))
                    .build();
        }
        return FileAnswer.toKeep(
                        MediaType.APPLICATION_PDF,
                        standing.agreement().number().replaceAll("[^A-Za-z0-9._-]", "_") + "-made-again.pdf")
                .body(pdf.get());
    }
}
