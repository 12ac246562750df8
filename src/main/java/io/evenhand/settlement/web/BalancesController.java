package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.settlement.bank.Balances;
import io.evenhand.settlement.revenue.RevenuePage.Owed;
import io.evenhand.settlement.revenue.RevenuePage.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that shows what an organisation and each partner owe each other, and how that changed over a year. */
@Controller
@ConditionalOnWebApplication
class BalancesController extends FinancePages {
    /** More lines cannot be told apart; the table has them all. */
    private static final int DRAWN = 4;

    private final Balances balances;
    private final FinanceNames names;

    BalancesController(Balances balances, FinanceNames names) {
        this.balances = balances;
        this.names = names;
    }

    @GetMapping("/finance/balances")
    String show(Actor actor, Model model) {
        Balances.Course course = balances.of(actor);
        Map<String, String> parties = names.ofPartners(
                course.lines().stream().map(Balances.Line::partyId).collect(Collectors.toSet()));
        List<Balances.Line> largest = largest(course.lines());
        List<Point> history = new ArrayList<>();
        for (int i = 0; i < course.days().size(); i++) {
            int day = i;
            history.add(new Point(
                    course.days().get(day),
                    largest.stream().map(line -> line.amounts().get(day)).toList()));
        }
        List<Owed> owed = largest.stream()
                .map(line -> new Owed(parties.getOrDefault(line.partyId(), line.partyId()), "", line.now()))
                .toList();
        model.addAttribute("charts", BalanceChart.of(owed, history));
        model.addAttribute("lines", course.lines());
        model.addAttribute("names", parties);
        return "settlement/balances";
    }

    /** Of each currency those that were furthest from nothing. */
    private static List<Balances.Line> largest(List<Balances.Line> lines) {
        Map<String, Integer> drawn = new HashMap<>();
        return lines.stream()
                .sorted(Comparator.comparingLong(BalancesController::furthest).reversed())
                .filter(line -> drawn.merge(line.now().currency().getCode(), 1, Integer::sum) <= DRAWN)
                .toList();
    }

    private static long furthest(Balances.Line line) {
        return line.amounts().stream()
                .mapToLong(amount ->
                        amount.minorUnits() == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(amount.minorUnits()))
                .max()
                .orElse(0);
    }
}
