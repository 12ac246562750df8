package io.evenhand.wording.draft.web;

import io.evenhand.access.Actor;
import io.evenhand.wording.ProposalView;
import io.evenhand.wording.draft.DraftChange;
import io.evenhand.wording.draft.DraftChecks;
import io.evenhand.wording.draft.DraftPreviews;
import io.evenhand.wording.draft.DraftRedlines;
import io.evenhand.wording.draft.DraftSubmissions;
import io.evenhand.wording.draft.DraftVersions;
import io.evenhand.wording.draft.DraftView;
import io.evenhand.wording.draft.HandingIn;
import io.evenhand.wording.draft.Sample;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a draft changes, held against any version, and the page on which it is handed in. */
@Controller
@ConditionalOnWebApplication
class DraftSubmissionController {
    private static final String DRAFT = "/wording/drafts/{id}";

    private final DraftPages pages;
    private final DraftVersions versions;
    private final DraftSubmissions submissions;
    private final DraftChecks checks;
    private final DraftPreviews previews;

    DraftSubmissionController(
            DraftPages pages,
            DraftVersions versions,
            DraftSubmissions submissions,
            DraftChecks checks,
            DraftPreviews previews) {
        this.pages = pages;
        this.versions = versions;
        this.submissions = submissions;
        this.checks = checks;
        this.previews = previews;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "wording");
    }

    @GetMapping(DRAFT + "/redline")
    String redline(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = DraftVersions.BASE) String against,
            @RequestHeader(name = DraftController.BY_SCRIPT, required = false) @Nullable String byScript,
            Model model) {
        DraftView draft = pages.required(actor, id);
        model.addAttribute("base", "/wording/drafts/" + id);
        model.addAttribute("versions", versions.of(draft));
        model.addAttribute("against", against);
        model.addAttribute(
                "changes",
                versions.wording(draft, against)
                        .map(before -> DraftRedlines.between(before, draft.wording()))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        if (byScript != null) {
            return "wording/draft-redline :: changes";
        }
        model.addAttribute("page", pages.head(actor, draft));
        return "wording/draft-redline";
    }

    @GetMapping(DRAFT + "/submission")
    String show(Actor actor, @PathVariable String id, Model model) {
        return page(actor, id, null, List.of(), model);
    }

    private String page(Actor actor, String id, @Nullable String note, List<String> problems, Model model) {
        DraftPage page = pages.page(actor, id, "", 0, "", "");
        DraftView draft = page.draft();
        model.addAttribute("page", page);
        model.addAttribute("base", page.base());
        Optional<ProposalView> proposal = submissions.proposal(draft);
        model.addAttribute("proposal", proposal.orElse(null));
        model.addAttribute(
                "withdrawable",
                proposal.filter(one -> one.isWithdrawableBy(actor)).isPresent());
        model.addAttribute(
                "newer", versions.newer(draft).map(wording -> wording.hash()).orElse(null));
        model.addAttribute("changes", DraftRedlines.between(draft.base(), draft.wording()));
        model.addAttribute("note", note == null ? draft.note() : note);
        model.addAttribute("problems", problems);
        return "wording/draft-submission";
    }

    /** Whether a document can be made of one sample: the page asks for each by itself, so that one sees how far it has come. */
    @GetMapping(DRAFT + "/submission/samples/{sample}")
    String trial(Actor actor, @PathVariable String id, @PathVariable String sample, Model model) {
        DraftView draft = pages.required(actor, id);
        Sample known = previews.samples(draft).stream()
                .filter(one -> one.id().equals(sample))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("base", "/wording/drafts/" + id);
        model.addAttribute("sample", known);
        DraftChecks.Trial trial = checks.trial(actor, draft, known);
        model.addAttribute("made", trial instanceof DraftChecks.Trial.Made made ? made.pages() : null);
        model.addAttribute("refused", trial instanceof DraftChecks.Trial.Refused refused ? refused.reason() : null);
        return "wording/draft-submission :: trial";
    }

    @PostMapping(DRAFT + "/submission")
    String submit(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String over,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        return switch (submissions.submit(actor, id, note, over)) {
            case HandingIn.HandedIn ignored -> {
                next.addFlashAttribute("said", "Handed in. Another lawyer is asked to approve it.");
                yield "redirect:/wording/drafts/" + id + "/submission";
            }
            case HandingIn.Unknown ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case HandingIn.Forbidden ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case HandingIn.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield page(actor, id, note, refused.reasons(), model);
            }
        };
    }

    @PostMapping(DRAFT + "/reopen")
    String reopen(Actor actor, @PathVariable String id, RedirectAttributes next) {
        DraftChange change = submissions.reopen(actor, id);
        next.addFlashAttribute("said", DraftController.done(change, "Go on: the draft is open again."));
        return change instanceof DraftChange.Done
                ? "redirect:/wording/drafts/" + id
                : "redirect:/wording/drafts/" + id + "/submission";
    }
}
