package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.days.Days;
import io.evenhand.money.Money;
import io.evenhand.settlement.bank.Ageing;
import io.evenhand.settlement.bank.BankDetails;
import io.evenhand.settlement.bank.BankRolesPolicy;
import io.evenhand.settlement.bank.DetailsView;
import io.evenhand.settlement.bank.Nettings;
import io.evenhand.settlement.bank.OpenItem;
import io.evenhand.settlement.bank.OpenItems;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.bank.Reconciliation;
import io.evenhand.settlement.payable.Payables;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page about an organisation's money: what waits for whoever reads it, and how old is what is owed. */
@Controller
@ConditionalOnWebApplication
class FinanceStartController extends FinancePages {
    private static final int SOON_DAYS = 14;

    private final OpenItems items;
    private final PaymentFiles files;
    private final Reconciliation reconciliation;
    private final BankDetails details;
    private final Nettings nettings;
    private final Payables payables;
    private final FinanceNames names;
    private final Clock clock;

    FinanceStartController(
            OpenItems items,
            PaymentFiles files,
            Reconciliation reconciliation,
            BankDetails details,
            Nettings nettings,
            Payables payables,
            FinanceNames names,
            Clock clock) {
        this.items = items;
        this.files = files;
        this.reconciliation = reconciliation;
        this.details = details;
        this.nettings = nettings;
        this.payables = payables;
        this.names = names;
        this.clock = clock;
    }

    /** Administrators look after bank details and nothing else here. */
    @Override
    boolean isFor(Actor actor) {
        return BankRolesPolicy.mayChangeDetails(actor);
    }

    /** So many, which come to these amounts, one a currency. */
    record Sum(int count, List<Money> amounts) {
        static Sum of(List<? extends OpenItem> items) {
            Map<String, Money> amounts = new TreeMap<>();
            items.forEach(item -> amounts.merge(
                    item.amount().currency().getCode(), item.amount().negate(), Money::plus));
            return new Sum(items.size(), List.copyOf(amounts.values()));
        }
    }

    @GetMapping("/finance")
    String start(Actor actor, Model model) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return "redirect:/finance/bank-details";
        }
        LocalDate today = Days.today(clock);
        List<OpenItem> open = items.open(actor);
        List<OpenItem> toPay = files.payables(actor, open).stream()
                .filter(Predicate.not(PaymentFiles.Payable::inFile))
                .map(PaymentFiles.Payable::item)
                .toList();
        model.addAttribute("lines", reconciliation.waiting(actor));
        model.addAttribute("netting", nettings.waiting(actor));
        model.addAttribute("reported", payables.reportedTo(actor));
        model.addAttribute(
                "changes",
                details.history(actor).stream()
                        .filter(change -> change.state() == DetailsView.State.ASKED
                                && change.second(actor).fits())
                        .count());
        model.addAttribute("account", details.current(actor.partnerId()).orElse(null));
        model.addAttribute(
                "overdue",
                Sum.of(toPay.stream()
                        .filter(item -> item.dueOn().isBefore(today))
                        .toList()));
        model.addAttribute(
                "soon",
                Sum.of(toPay.stream()
                        .filter(item ->
                                !item.dueOn().isBefore(today) && !item.dueOn().isAfter(today.plusDays(SOON_DAYS)))
                        .toList()));
        // What the other side's bank reports as paid is to be matched, but no longer owed.
        Ageing ageing = Ageing.of(
                open.stream().filter(item -> item.heldBack().isEmpty()).toList(), today, Ageing.USUAL);
        Map<String, String> parties = names.ofParties(open);
        model.addAttribute("today", today);
        model.addAttribute("headings", ageing.headings());
        model.addAttribute("toGet", rows(ageing, true, parties));
        model.addAttribute("toPay", rows(ageing, false, parties));
        return "settlement/finance";
    }

    private static List<AgeingBars> rows(Ageing ageing, boolean owedToUs, Map<String, String> names) {
        return ageing.rows().stream()
                .filter(row -> row.owedToUs() == owedToUs)
                .map(row -> AgeingBars.of(row, names.getOrDefault(row.partyId(), row.partyId())))
                .toList();
    }
}
