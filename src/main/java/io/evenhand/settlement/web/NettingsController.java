package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.settlement.bank.MatchResult;
import io.evenhand.settlement.bank.MatchView;
import io.evenhand.settlement.bank.Nettings;
import io.evenhand.settlement.bank.OpenItem;
import io.evenhand.settlement.bank.OpenItems;
import io.evenhand.settlement.bank.Reconciliation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which partners who owe each other set it off, and undo that. */
@Controller
@ConditionalOnWebApplication
class NettingsController extends FinancePages {
    private static final String PAGE = "/finance/netting";
    private static final int SHOWN = 20;

    private final Nettings nettings;
    private final Reconciliation reconciliation;
    private final OpenItems items;
    private final FinanceNames names;

    NettingsController(Nettings nettings, Reconciliation reconciliation, OpenItems items, FinanceNames names) {
        this.nettings = nettings;
        this.reconciliation = reconciliation;
        this.items = items;
        this.names = names;
    }

    @GetMapping(PAGE)
    String show(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
        List<OpenItem> open = items.open(actor);
        MatchView.Page history = nettings.history(actor, Paging.from(page, SHOWN), SHOWN);
        MatchingController.namesOf(history, open, names, model);
        model.addAttribute("proposals", nettings.proposals(actor, open));
        model.addAttribute("matches", history.shown());
        model.addAttribute("paging", new Paging(page, SHOWN, history.total()));
        return "settlement/netting";
    }

    /** @param item exactly what was shown: who finds that something changed since is told so */
    @PostMapping(PAGE)
    String settle(
            Actor actor,
            @RequestParam(defaultValue = "") Set<String> item,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (nettings.settle(actor, item, items.open(actor))) {
            case MatchResult.Matched matched -> {
                next.addFlashAttribute("said", "Set off. What is left, if anything, is an open item of its own.");
                yield "redirect:" + PAGE;
            }
            case MatchResult.NotOpen not -> {
                String problem = "Something of it is paid, set off or in a payment file meanwhile. Look at it again.";
                refuse(HttpStatus.CONFLICT, problem, model, response);
                yield show(actor, 1, model);
            }
            case MatchResult.Invalid invalid -> {
                refuse(HttpStatus.UNPROCESSABLE_ENTITY, invalid.problem(), model, response);
                yield show(actor, 1, model);
            }
            case MatchResult.NotAllowed not -> throw notAllowed();
            case MatchResult.Unknown unknown -> throw unknown();
            case MatchResult.Undone undone -> throw new IllegalStateException("Set off, not undone");
            case MatchResult.UndoneBefore undone -> throw new IllegalStateException("Set off, not undone");
        };
    }

    @PostMapping(PAGE + "/{match}/undo")
    String undo(
            Actor actor,
            @PathVariable String match,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (MatchingController.undone(reconciliation.undo(actor, match, reason), model, response)) {
            next.addFlashAttribute("said", "Undone. What was set off is open again.");
            return "redirect:" + PAGE;
        }
        return show(actor, 1, model);
    }
}
