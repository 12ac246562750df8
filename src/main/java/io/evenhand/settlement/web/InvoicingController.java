package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.settlement.payable.PayableResult;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.payable.SelfBillings;
import io.evenhand.settlement.payable.TaxRates;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which an organisation says at which rate its tax is added, and with whom it agreed who writes the invoices. */
@Controller
@ConditionalOnWebApplication
class InvoicingController extends FinancePages {
    private static final String PAGE = "/finance/invoicing";

    private final SelfBillings selfBillings;
    private final TaxRates rates;

    InvoicingController(SelfBillings selfBillings, TaxRates rates) {
        this.selfBillings = selfBillings;
        this.rates = rates;
    }

    @Override
    boolean isFor(Actor actor) {
        return Payables.mayRead(actor);
    }

    @GetMapping(PAGE)
    String show(Actor actor, Model model) {
        model.addAttribute("selfBillings", selfBillings.list(actor));
        model.addAttribute("candidates", selfBillings.candidates(actor));
        model.addAttribute("rates", rates.list(actor));
        return "settlement/invoicing";
    }

    @PostMapping(PAGE + "/offer")
    String offer(
            Actor actor,
            @RequestParam(defaultValue = "") String partner,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor,
                selfBillings.offer(actor, partner),
                "Offered. You bill in their name once their finance accepts it.",
                model,
                response,
                next);
    }

    @PostMapping(PAGE + "/accept")
    String accept(
            Actor actor,
            @RequestParam(defaultValue = "") String partner,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor,
                selfBillings.accept(actor, partner),
                "Accepted. From now on they write your invoices.",
                model,
                response,
                next);
    }

    @PostMapping(PAGE + "/end")
    String end(
            Actor actor,
            @RequestParam(defaultValue = "") String partner,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(actor, selfBillings.end(actor, partner), "Ended. What was billed stays.", model, response, next);
    }

    @PostMapping(PAGE + "/rate")
    String rate(
            Actor actor,
            @RequestParam(defaultValue = "") String rate,
            @RequestParam(defaultValue = "") String since,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor,
                rates.set(actor, rate, day(since)),
                "Set. It is proposed for what is billed from then on.",
                model,
                response,
                next);
    }

    private String answer(
            Actor actor,
            PayableResult result,
            String said,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(result, said, () -> "redirect:" + PAGE, () -> show(actor, model), model, response, next);
    }
}
