package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.settlement.payable.PayableResult;
import io.evenhand.settlement.payable.PayableView;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.payable.PayablesPage;
import io.evenhand.settlement.payable.PayablesPage.Shown;
import io.evenhand.settlement.payable.Problem;
import io.evenhand.settlement.payable.SelfBillings;
import io.evenhand.settlement.payable.SelfBillings.SelfBillingView;
import io.evenhand.settlement.payable.TaxRates;
import io.evenhand.settlement.payable.TaxTreatment;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an organisation has to pay and to get, one by one with number and tax, and who bills in whose name. */
@Controller
@ConditionalOnWebApplication
class PayablesController extends FinancePages {
    private static final String PAGE = "/finance/payables";
    /** Which one is a parameter: an id may have any letters. */
    private static final String ONE = PAGE + "/one";

    private static final int A_PAGE = 50;

    private final Payables payables;
    private final SelfBillings selfBillings;
    private final TaxRates rates;

    PayablesController(Payables payables, SelfBillings selfBillings, TaxRates rates) {
        this.payables = payables;
        this.selfBillings = selfBillings;
        this.rates = rates;
    }

    /** Operations read what finance deals with. */
    @Override
    boolean isFor(Actor actor) {
        return super.isFor(actor) || (!actor.partnerId().equals(Actor.HOST) && actor.has(Role.OPERATIONS));
    }

    /** @param shown the name of a choice; anything else shows what is not over */
    @GetMapping(PAGE)
    String all(
            Actor actor,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Shown choice = Arrays.stream(Shown.values())
                .filter(one -> one.name().equals(shown))
                .findFirst()
                .orElse(Shown.STANDING);
        PayablesPage found = payables.page(actor, choice, Paging.from(page, A_PAGE), A_PAGE);
        model.addAttribute("page", found);
        model.addAttribute("choices", Shown.values());
        model.addAttribute("paging", new Paging(page, A_PAGE, found.total()));
        model.addAttribute("own", actor.partnerId());
        model.addAttribute("words", new PayableWords());
        model.addAttribute("billing", selfBillings.list(actor));
        model.addAttribute("rates", rates.list(actor));
        return "settlement/payables";
    }

    @GetMapping(ONE)
    String one(Actor actor, @RequestParam String id, Model model) {
        PayableView payable = found(payables.find(actor, id));
        return one(actor, payable, InvoiceForm.of(payable), List.of(), model);
    }

    private String one(Actor actor, PayableView payable, InvoiceForm typed, List<Problem> wrong, Model model) {
        model.addAttribute("payable", payable);
        model.addAttribute("pays", payable.debtor().id().equals(actor.partnerId()));
        model.addAttribute("typed", typed);
        model.addAttribute(
                "wrong",
                wrong.stream().collect(Collectors.toMap(Problem::field, Problem::text, (one, other) -> one + " " + other)));
        model.addAttribute("treatments", TaxTreatment.values());
        model.addAttribute("words", new PayableWords());
        model.addAttribute("billing", standing(actor, payable));
        return "settlement/payable";
    }

    /** What stands between the two, where one bills in the other's name; null where nothing does. */
    private @Nullable SelfBillingView standing(Actor actor, PayableView payable) {
        boolean pays = payable.debtor().id().equals(actor.partnerId());
        String other = pays ? payable.creditor().id() : payable.debtor().id();
        return selfBillings.list(actor).stream()
                .filter(one -> one.otherId().equals(other) && one.byUs() == pays && one.endedAt() == null)
                .findFirst()
                .orElse(null);
    }

    @PostMapping(ONE + "/invoice")
    String invoice(
            Actor actor, @RequestParam String id, InvoiceForm typed, Model model, HttpServletResponse response, RedirectAttributes next) {
        PayableResult result = payables.recordInvoice(actor, id, typed.entry());
        return answer(actor, id, typed, result, "Recorded. The payer can pay it now.", model, response, next);
    }

    @PostMapping(ONE + "/self-bill")
    String selfBill(
            Actor actor, @RequestParam String id, Model model, HttpServletResponse response, RedirectAttributes next) {
        return answer(actor, id, null, payables.selfBill(actor, id), "Billed in the payee's name.", model, response, next);
    }

    /** The payer offers to bill in the name of this payable's payee. */
    @PostMapping(ONE + "/offer")
    String offer(
            Actor actor, @RequestParam String id, Model model, HttpServletResponse response, RedirectAttributes next) {
        PayableView payable = found(payables.find(actor, id));
        PayableResult result = selfBillings.offer(actor, payable.creditor().id());
        return answer(actor, id, null, result, "Offered. The payee's finance has to accept it.", model, response, next);
    }

    private String answer(
            Actor actor,
            String id,
            @Nullable InvoiceForm typed,
            PayableResult result,
            String said,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (result) {
            case PayableResult.Done done -> {
                next.addFlashAttribute("said", said);
                next.addAttribute("id", id);
                yield "redirect:" + ONE;
            }
            case PayableResult.Refused refused -> {
                refuse(refused, model, response);
                PayableView payable = found(payables.find(actor, id));
                yield one(actor, payable, typed == null ? InvoiceForm.of(payable) : typed, refused.problems(), model);
            }
            case PayableResult.NotAllowed not -> throw notAllowed();
            case PayableResult.Unknown unknown -> throw unknown();
        };
    }

    @PostMapping("/finance/self-billing/{other}/accept")
    String accept(
            Actor actor, @PathVariable String other, Model model, HttpServletResponse response, RedirectAttributes next) {
        return listed(
                actor, selfBillings.accept(actor, other), "Accepted. The payer bills in your name from now on.", model, response, next);
    }

    @PostMapping("/finance/self-billing/{other}/end")
    String end(
            Actor actor, @PathVariable String other, Model model, HttpServletResponse response, RedirectAttributes next) {
        return listed(actor, selfBillings.end(actor, other), "Ended. What was billed stays.", model, response, next);
    }

    @PostMapping("/finance/tax-rates")
    String rate(
            Actor actor,
            @RequestParam(defaultValue = "") String rate,
            @RequestParam(defaultValue = "") String since,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return listed(
                actor, rates.set(actor, rate, InvoiceForm.day(since)), "The rate is kept.", model, response, next);
    }

    private String listed(
            Actor actor,
            PayableResult result,
            String said,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (result) {
            case PayableResult.Done done -> {
                next.addFlashAttribute("said", said);
                yield "redirect:" + PAGE;
            }
            case PayableResult.Refused refused -> {
                refuse(refused, model, response);
                yield all(actor, "", 1, model);
            }
            case PayableResult.NotAllowed not -> throw notAllowed();
            case PayableResult.Unknown unknown -> throw unknown();
        };
    }

    private static void refuse(PayableResult.Refused refused, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problems", refused.problems().stream().map(Problem::text).toList());
    }
}
