package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.settlement.bank.Netting;
import io.evenhand.settlement.bank.NettingResult;
import io.evenhand.settlement.bank.NettingView;
import io.evenhand.settlement.bank.Nettings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
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

/** The page on which partners who owe each other propose to set it off, agree to that, and undo it. */
@Controller
@ConditionalOnWebApplication
class NettingsController extends FinancePages {
    private static final String PAGE = "/finance/netting";
    private static final int SHOWN = 20;

    /** What can be done with a netting, and what is said once it is done. */
    private static final Map<String, String> SAID = Map.of(
            "accept", "Set off. What is left, if anything, is an open item of its own for both of you.",
            "refuse", "Refused. The other side is told why.",
            "withdraw", "Taken back. The other side is told why.",
            "ask_to_undo", "Asked. It stands until the other side agrees.",
            "agree_to_undo", "Undone. What was set off is open again.",
            "keep", "It stays set off.");

    private final Nettings nettings;
    private final FinanceNames names;

    NettingsController(Nettings nettings, FinanceNames names) {
        this.nettings = nettings;
        this.names = names;
    }

    @GetMapping(PAGE)
    String show(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
        List<Netting> possible = nettings.possible(actor);
        NettingView.Page listed = nettings.list(actor, Paging.from(page, SHOWN), SHOWN);
        Set<String> parties = new HashSet<>();
        Set<String> people = new HashSet<>();
        possible.forEach(netting -> parties.add(netting.partyId()));
        listed.shown().forEach(netting -> {
            parties.add(netting.partyId());
            people.add(netting.proposedBy());
            netting.decision().ifPresent(decision -> people.add(decision.by()));
            netting.undo().ifPresent(undo -> people.add(undo.by()));
        });
        model.addAttribute("possible", possible);
        model.addAttribute("nettings", listed.shown());
        model.addAttribute("names", names.ofPartners(parties));
        model.addAttribute("people", names.ofPeople(people));
        model.addAttribute("words", new NettingWords());
        model.addAttribute("paging", new Paging(page, SHOWN, listed.total()));
        return "settlement/netting";
    }

    /** @param item exactly what was shown: who finds that something changed since is told so */
    @PostMapping(PAGE)
    String propose(
            Actor actor,
            @RequestParam(defaultValue = "") Set<String> item,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor,
                nettings.propose(actor, item),
                "Proposed. The other side's finance is told; nothing is set off before it accepts.",
                model,
                response,
                next);
    }

    /** @param act what to do with it, as {@link NettingView.Act} names it in lower case */
    @PostMapping(PAGE + "/{netting}/answer")
    String decide(
            Actor actor,
            @PathVariable String netting,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        String said = SAID.get(act);
        if (said == null) {
            refuse(HttpStatus.UNPROCESSABLE_ENTITY, "Choose what to do with it.", model, response);
            return show(actor, 1, model);
        }
        NettingResult result = switch (act) {
            case "accept" -> nettings.accept(actor, netting);
            case "refuse" -> nettings.refuse(actor, netting, reason);
            case "withdraw" -> nettings.withdraw(actor, netting, reason);
            case "ask_to_undo" -> nettings.askToUndo(actor, netting, reason);
            case "agree_to_undo" -> nettings.agreeToUndo(actor, netting);
            default -> nettings.keep(actor, netting);
        };
        return answer(actor, result, said, model, response, next);
    }

    private String answer(
            Actor actor,
            NettingResult result,
            String said,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        String problem = switch (result) {
            case NettingResult.Done done -> "";
            case NettingResult.NotOpen not ->
                "Something of it is paid, set off, proposed or in a payment file meanwhile. Look at it again.";
            case NettingResult.Lapsed lapsed -> "The proposal lapsed, since something of it changed: " + lapsed.why();
            case NettingResult.Decided decided -> "It was decided meanwhile. Look at it again.";
            case NettingResult.Invalid invalid -> invalid.problem();
            case NettingResult.NotAllowed not -> throw notAllowed();
            case NettingResult.Unknown unknown -> throw unknown();
        };
        if (problem.isEmpty()) {
            next.addFlashAttribute("said", said);
            return "redirect:" + PAGE;
        }
        boolean invalid = result instanceof NettingResult.Invalid;
        refuse(invalid ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.CONFLICT, problem, model, response);
        return show(actor, 1, model);
    }
}
