package io.evenhand.wording.draft.web;

import io.evenhand.access.Actor;
import io.evenhand.terms.SharedClauses;
import io.evenhand.wording.draft.DraftAccess;
import io.evenhand.wording.draft.DraftChange;
import io.evenhand.wording.draft.DraftHistories;
import io.evenhand.wording.draft.DraftRedlines;
import io.evenhand.wording.draft.DraftView;
import io.evenhand.wording.draft.SaveResult;
import io.evenhand.wording.draft.WordingDrafts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.springframework.web.util.UriComponentsBuilder;

/** The editor: one file of a draft at a time, saved as it is written. */
@Controller
@ConditionalOnWebApplication
class DraftController {
    /** Sent by the page's own script, which takes a part of a page for an answer. */
    static final String BY_SCRIPT = "X-Evenhand-Part";

    private static final String DRAFT = "/wording/drafts/{id}";
    private static final String SAID = "said";
    private static final Pattern CLAUSE = Pattern.compile("([a-z][a-z0-9-]{0,63})(/[a-z][a-z0-9-]{0,63})?");

    private final WordingDrafts drafts;
    private final DraftHistories histories;
    private final DraftPages pages;

    DraftController(WordingDrafts drafts, DraftHistories histories, DraftPages pages) {
        this.drafts = drafts;
        this.histories = histories;
        this.pages = pages;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "wording");
    }

    @GetMapping(DRAFT)
    String show(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String file,
            @RequestParam(defaultValue = "0") int line,
            @RequestParam(defaultValue = "") String sample,
            @RequestParam(defaultValue = "") String agreement,
            Model model) {
        model.addAttribute("page", pages.page(actor, id, file, line, sample, agreement));
        return "wording/draft";
    }

    /** @param byScript whether the answer goes into the page that is open */
    @PostMapping(DRAFT + "/text")
    String save(
            Actor actor,
            @PathVariable String id,
            @RequestParam String file,
            @RequestParam int revision,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String sample,
            @RequestHeader(name = BY_SCRIPT, required = false) @Nullable String byScript,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        SaveResult saved = drafts.save(actor, id, file, revision, text);
        if (saved instanceof SaveResult.Unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (saved instanceof SaveResult.Forbidden) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (byScript == null && saved instanceof SaveResult.Saved) {
            next.addFlashAttribute(SAID, "Saved.");
            return redirect(id, file, sample);
        }
        if (saved instanceof SaveResult.Conflict conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", conflict);
            model.addAttribute("written", text.replace("\r\n", "\n"));
            model.addAttribute("differing", DraftRedlines.between(file, text.replace("\r\n", "\n"), conflict.theirs()));
        } else if (saved instanceof SaveResult.Refused refused) {
            model.addAttribute("refused", refused.reason());
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        model.addAttribute("page", pages.page(actor, id, file, 0, sample, ""));
        return byScript == null ? "wording/draft" : "wording/draft-parts :: checked";
    }

    private static String redirect(String id, String file, String sample) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/wording/drafts/" + id).queryParam("file", "{file}");
        if (!sample.isBlank()) {
            address.queryParam("sample", "{sample}");
            return "redirect:" + address.encode().build(file, sample);
        }
        return "redirect:" + address.encode().build(file);
    }

    @PostMapping(DRAFT + "/undo")
    String undo(Actor actor, @PathVariable String id, @RequestParam String file, RedirectAttributes next) {
        String said = done(drafts.undo(actor, id, file), "Undone. What it read before is in the history.");
        next.addFlashAttribute(SAID, said);
        return redirect(id, file, "");
    }

    @PostMapping(DRAFT + "/note")
    String note(Actor actor, @PathVariable String id, @RequestParam String note, RedirectAttributes next) {
        next.addFlashAttribute(SAID, done(drafts.note(actor, id, note), "The note is kept."));
        return "redirect:/wording/drafts/" + id + "/submission";
    }

    @PostMapping(DRAFT + "/discard")
    String discard(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String confirmed,
            RedirectAttributes next) {
        if (!confirmed.equals("yes")) {
            if (pages.head(actor, pages.required(actor, id)).access() != DraftAccess.WRITES) {
                throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
            next.addFlashAttribute(SAID, "Nothing was put away. Say first that you mean it.");
            return "redirect:/wording/drafts/" + id + "/submission";
        }
        next.addFlashAttribute(SAID, done(drafts.discard(actor, id), "The draft is discarded."));
        return "redirect:/wording/drafts";
    }

    /** Adds a clause of its own to the draft, or another text of a clause, which begins as the standard one. */
    @PostMapping(DRAFT + "/clauses")
    String addClause(Actor actor, @PathVariable String id, @RequestParam String name, RedirectAttributes next) {
        DraftView draft = pages.required(actor, id);
        String clause = name.strip().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        Matcher names = CLAUSE.matcher(clause);
        if (!names.matches()) {
            next.addFlashAttribute(
                    SAID,
                    "Name the clause with letters, digits and hyphens, such as “data-protection”; another text of a clause, such as"
                            + " “assignment/to-nobody”.");
            return "redirect:/wording/drafts/" + id;
        }
        String file = "clauses/" + clause + "." + draft.language() + ".md";
        if (draft.file(file).isEmpty()) {
            boolean another = names.group(2) != null;
            String text = another ? standardText(draft, names.group(1)) : begun(clause);
            switch (drafts.save(actor, id, file, 0, text)) {
                case SaveResult.Saved ignored ->
                    next.addFlashAttribute(
                            SAID,
                            another
                                    ? "Change the text, and declare it in the file %s.".formatted(SharedClauses.FILE)
                                    : "Write the clause, and include it with {{> %s}} where it belongs."
                                            .formatted(clause));
                case SaveResult.Conflict ignored -> next.addFlashAttribute(SAID, "The clause is there already.");
                case SaveResult.Refused refused -> next.addFlashAttribute(SAID, refused.reason());
                case SaveResult.Unknown ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                case SaveResult.Forbidden ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
        }
        return redirect(id, file, "");
    }

    private static String begun(String clause) {
        String heading = clause.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + clause.substring(1).replace('-', ' ');
        return "## %s {#%s}\n\n".formatted(heading, clause);
    }

    /** What another text has to define as well; where there is no such clause yet, nothing. */
    private static String standardText(DraftView draft, String clause) {
        return draft.file("clauses/" + clause + "." + draft.language() + ".md")
                .map(DraftView.File::text)
                .orElse("\n");
    }

    @GetMapping(DRAFT + "/history")
    String history(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("page", pages.head(actor, pages.required(actor, id)));
        model.addAttribute("saves", histories.of(actor, id));
        return "wording/draft-history";
    }

    @GetMapping(DRAFT + "/history/{number}")
    String saved(Actor actor, @PathVariable String id, @PathVariable int number, Model model) {
        model.addAttribute("page", pages.head(actor, pages.required(actor, id)));
        DraftHistories.SavedText text =
                histories.saved(actor, id, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("number", number);
        model.addAttribute("text", text);
        model.addAttribute("change", DraftRedlines.between(text.file(), text.before(), text.after()));
        return "wording/draft-save";
    }

    @PostMapping(DRAFT + "/bring-back")
    String bringBack(
            Actor actor,
            @PathVariable String id,
            @RequestParam String file,
            @RequestParam int number,
            RedirectAttributes next) {
        String said =
                done(drafts.bringBack(actor, id, file, number), "Brought back. What it read before is in the history.");
        next.addFlashAttribute(SAID, said);
        return redirect(id, file, "");
    }

    /** What to say of it. */
    static String done(DraftChange change, String words) {
        return switch (change) {
            case DraftChange.Done ignored -> words;
            case DraftChange.Refused refused -> refused.reason();
            case DraftChange.Unknown ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case DraftChange.Forbidden ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
    }
}
