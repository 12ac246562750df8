package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.period.PeriodPage.Waiting;
import io.evenhand.settlement.period.PeriodPages;
import io.evenhand.settlement.period.PeriodRow;
import io.evenhand.settlement.period.PeriodState;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The periods of all agreements in which the reader's organisation takes part, what waits for the reader first. */
@Controller
@ConditionalOnWebApplication
class FinancePeriodsController extends FinancePages {
    private final PeriodPages pages;

    FinancePeriodsController(PeriodPages pages) {
        this.pages = pages;
    }

    /** Who reports and objects reads them, too; the steward helps where one is stuck. */
    @Override
    boolean isFor(Actor actor) {
        return Payables.mayRead(actor) || actor.isSteward();
    }

    /** @param state the name of one; anything else shows all @param waits "me" for what the reader may decide */
    @GetMapping("/finance/periods")
    String periods(
            Actor actor,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String waits,
            Model model) {
        List<PeriodRow> all = pages.all(actor);
        Map<String, List<Waiting>> waiting = pages.waiting(actor, all);
        Map<PeriodState, Integer> counts = new EnumMap<>(PeriodState.class);
        all.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
        List<PeriodRow> rows = all.stream()
                .filter(row -> state.isEmpty() || row.state().name().equals(state))
                .filter(row -> !waits.equals("me") || isMine(row, waiting))
                .sorted(Comparator.comparing(row -> !isMine(row, waiting)))
                .toList();
        model.addAttribute("words", new PeriodWords());
        model.addAttribute("states", PeriodState.values());
        model.addAttribute("counts", counts);
        model.addAttribute("state", state);
        model.addAttribute("waits", waits);
        model.addAttribute("all", all.size());
        model.addAttribute("most", PeriodPages.MOST_IN_LIST);
        model.addAttribute("rows", rows);
        model.addAttribute("waiting", waiting);
        return "settlement/finance-periods";
    }

    private static boolean isMine(PeriodRow row, Map<String, List<Waiting>> waiting) {
        return waiting.getOrDefault(row.id().value(), List.of()).stream().anyMatch(Waiting::mine);
    }
}
