package io.evenhand.wording.draft.web;

import io.evenhand.access.Actor;
import io.evenhand.wording.WordingNames;
import io.evenhand.wording.WordingRolesPolicy;
import io.evenhand.wording.draft.DraftChange;
import io.evenhand.wording.draft.DraftKinds;
import io.evenhand.wording.draft.DraftOpenings;
import io.evenhand.wording.draft.DraftRow;
import io.evenhand.wording.draft.DraftSubmissions;
import io.evenhand.wording.draft.WordingDrafts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page that lists drafts of wording, and on which one is opened. */
@Controller
@ConditionalOnWebApplication
class DraftsController {
    private static final String PAGE = "/wording/drafts";

    private final WordingDrafts drafts;
    private final DraftOpenings openings;
    private final DraftSubmissions submissions;
    private final DraftKinds kinds;
    private final WordingNames names;

    DraftsController(
            WordingDrafts drafts,
            DraftOpenings openings,
            DraftSubmissions submissions,
            DraftKinds kinds,
            WordingNames names) {
        this.drafts = drafts;
        this.openings = openings;
        this.submissions = submissions;
        this.kinds = kinds;
        this.names = names;
    }

    @GetMapping(PAGE)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String wording,
            @RequestParam(defaultValue = "") String from,
            Model model) {
        return page(actor, wording, from.matches("[0-9a-f]{64}") ? from : "", "", null, model);
    }

    private String page(Actor actor, String wording, String from, String note, @Nullable String problem, Model model) {
        if (!WordingRolesPolicy.mayPropose(actor)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        model.addAttribute("section", "wording");
        List<DraftRow> rows = drafts.list(actor);
        model.addAttribute("drafts", rows);
        model.addAttribute("states", submissions.states(rows));
        model.addAttribute("names", names);
        model.addAttribute("choices", kinds.choices());
        model.addAttribute("chosen", wording);
        model.addAttribute("from", from);
        model.addAttribute("note", note);
        model.addAttribute("problem", problem);
        return "wording/drafts";
    }

    /**
     * @param wording what to draft: "nda.en"
     * @param from hash of the released version to begin with; blank for the wording in use
     */
    @PostMapping(PAGE)
    String open(
            Actor actor,
            @RequestParam String wording,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String note,
            Model model,
            HttpServletResponse response) {
        return switch (openings.open(actor, wording, from, note)) {
            case DraftChange.Done done -> "redirect:" + PAGE + "/" + done.id();
            case DraftChange.Unknown ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case DraftChange.Forbidden ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case DraftChange.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield page(actor, wording, from, note, refused.reason(), model);
            }
        };
    }
}
