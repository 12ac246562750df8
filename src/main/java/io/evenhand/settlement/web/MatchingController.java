package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.money.Money;
import io.evenhand.settlement.bank.BankLine;
import io.evenhand.settlement.bank.MatchResult;
import io.evenhand.settlement.bank.MatchView;
import io.evenhand.settlement.bank.OpenItem;
import io.evenhand.settlement.bank.OpenItems;
import io.evenhand.settlement.bank.Reconciliation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** The pages that bring together what the bank reports and what is open: the queue of lines, matching by hand, and what was matched. */
@Controller
@ConditionalOnWebApplication
class MatchingController extends FinancePages {
    private static final String PAGE = "/finance/reconciliation";
    private static final int QUEUE_SHOWN = 20;
    private static final int HISTORY_SHOWN = 25;
    private static final int LINES_TO_CHOOSE = 100;
    private static final int ITEMS_TO_CHOOSE = 200;

    private final Reconciliation reconciliation;
    private final OpenItems items;
    private final FinanceNames names;

    MatchingController(Reconciliation reconciliation, OpenItems items, FinanceNames names) {
        this.reconciliation = reconciliation;
        this.items = items;
        this.names = names;
    }

    @GetMapping(PAGE)
    String queue(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
        List<OpenItem> open = items.open(actor);
        Reconciliation.Queue queue = reconciliation.queue(actor, open, Paging.from(page, QUEUE_SHOWN), QUEUE_SHOWN);
        Map<String, OpenItem> byId = new HashMap<>();
        open.forEach(item -> byId.put(item.id(), item));
        model.addAttribute("queue", queue);
        model.addAttribute("paging", new Paging(page, QUEUE_SHOWN, queue.total()));
        model.addAttribute("items", byId);
        model.addAttribute("open", open.size());
        model.addAttribute("names", names.ofParties(open));
        return "settlement/reconciliation";
    }

    @PostMapping(PAGE + "/run")
    String run(Actor actor, RedirectAttributes next) {
        Reconciliation.Run run = reconciliation.run(actor);
        next.addFlashAttribute(
                "said",
                (run.matched() == 1 ? "1 match was made. " : run.matched() + " matches were made. ")
                        + (run.open() == 0
                                ? "No line is left."
                                : run.open() + (run.open() == 1 ? " line is left" : " lines are left")
                                        + " for you to look at."));
        return "redirect:" + PAGE;
    }

    /** @param line which lines are chosen, by their ids; the others on offer go the same way in the same currency */
    @GetMapping(PAGE + "/by-hand")
    String byHand(
            Actor actor,
            @RequestParam(defaultValue = "") Set<String> line,
            @RequestParam(defaultValue = "") String search,
            Model model) {
        return byHand(actor, line, Set.of(), "", search, model);
    }

    private String byHand(
            Actor actor, Set<String> lines, Set<String> chosenItems, String reason, String search, Model model) {
        List<BankLine> open = reconciliation.lines(actor);
        // A line that somebody else has matched meanwhile is not there any more.
        BankLine first =
                found(open.stream().filter(line -> lines.contains(line.id())).findFirst());
        Money amount = first.line().amount();
        List<BankLine> offered = open.stream()
                .filter(line -> lines.contains(line.id()) || isAlike(line.line().amount(), amount))
                .sorted((one, other) -> Boolean.compare(lines.contains(other.id()), lines.contains(one.id())))
                .limit(LINES_TO_CHOOSE)
                .toList();
        List<OpenItem> all = items.open(actor);
        Map<String, String> parties = names.ofParties(all);
        List<OpenItem> fitting = all.stream()
                .filter(item -> isAlike(item.amount(), amount))
                .filter(item -> chosenItems.contains(item.id()) || isFound(item, parties, search))
                .toList();
        model.addAttribute("lines", offered);
        model.addAttribute("chosenLines", lines);
        model.addAttribute("items", fitting.stream().limit(ITEMS_TO_CHOOSE).toList());
        model.addAttribute("more", Math.max(0, fitting.size() - ITEMS_TO_CHOOSE));
        model.addAttribute("chosenItems", chosenItems);
        model.addAttribute("names", parties);
        model.addAttribute("reason", reason);
        model.addAttribute("search", search);
        model.addAttribute("in", amount.isPositive());
        return "settlement/by-hand";
    }

    private static boolean isAlike(Money one, Money other) {
        return one.currency().equals(other.currency()) && one.isPositive() == other.isPositive();
    }

    private static boolean isFound(OpenItem item, Map<String, String> parties, String search) {
        String words = (item.reference() + " " + parties.getOrDefault(item.partyId(), "") + " "
                        + item.amount().amount())
                .toLowerCase(Locale.ROOT);
        return words.contains(search.strip().toLowerCase(Locale.ROOT));
    }

    @PostMapping(PAGE + "/match")
    String match(
            Actor actor,
            @RequestParam(defaultValue = "") Set<String> line,
            @RequestParam(defaultValue = "") Set<String> item,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (reconciliation.match(actor, line, item, reason)) {
            case MatchResult.Matched matched -> {
                next.addFlashAttribute("said", "Matched. You find it, and can undo it, under “What was matched”.");
                yield "redirect:" + PAGE;
            }
            case MatchResult.Invalid invalid -> {
                refuse(HttpStatus.UNPROCESSABLE_ENTITY, invalid.problem(), model, response);
                yield line.isEmpty() ? queue(actor, 1, model) : byHand(actor, line, item, reason, "", model);
            }
            case MatchResult.NotOpen not -> {
                String problem =
                        "A line or an item of these is matched already, or is not there any more. Look at the list again.";
                refuse(HttpStatus.CONFLICT, problem, model, response);
                yield queue(actor, 1, model);
            }
            case MatchResult.NotAllowed not -> throw notAllowed();
            case MatchResult.Unknown unknown -> throw unknown();
            case MatchResult.Undone undone -> throw new IllegalStateException("Matched, not undone");
            case MatchResult.UndoneBefore undone -> throw new IllegalStateException("Matched, not undone");
        };
    }

    @GetMapping(PAGE + "/history")
    String history(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
        MatchView.Page history = reconciliation.history(actor, Paging.from(page, HISTORY_SHOWN), HISTORY_SHOWN);
        model.addAttribute("matches", history.shown());
        model.addAttribute("paging", new Paging(page, HISTORY_SHOWN, history.total()));
        namesOf(history, model);
        return "settlement/matched";
    }

    private void namesOf(MatchView.Page history, Model model) {
        Set<String> people = new HashSet<>();
        Set<String> parties = new HashSet<>();
        history.shown().forEach(match -> {
            people.add(match.madeBy());
            match.undone().ifPresent(undone -> people.add(undone.by()));
            match.items().forEach(item -> parties.add(item.partyId()));
        });
        model.addAttribute("people", names.ofPeople(people));
        model.addAttribute("names", names.ofPartners(parties));
    }

    @PostMapping(PAGE + "/{match}/undo")
    String undo(
            Actor actor,
            @PathVariable String match,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (undone(reconciliation.undo(actor, match, reason), model, response)) {
            next.addFlashAttribute("said", "Undone. Its lines and items are open again.");
            return "redirect:" + PAGE + "/history";
        }
        return history(actor, 1, model);
    }

    /** Whether it is undone; else the page is told why not. */
    private static boolean undone(MatchResult result, Model model, HttpServletResponse response) {
        return switch (result) {
            case MatchResult.Undone undone -> true;
            case MatchResult.UndoneBefore before -> {
                refuse(HttpStatus.CONFLICT, "It was undone before.", model, response);
                yield false;
            }
            case MatchResult.Invalid invalid -> {
                refuse(HttpStatus.UNPROCESSABLE_ENTITY, invalid.problem(), model, response);
                yield false;
            }
            case MatchResult.Unknown unknown -> throw unknown();
            case MatchResult.NotAllowed not -> throw notAllowed();
            case MatchResult.NotOpen not -> throw new IllegalStateException("Undone, not matched");
            case MatchResult.Matched matched -> throw new IllegalStateException("Undone, not matched");
        };
    }
}
