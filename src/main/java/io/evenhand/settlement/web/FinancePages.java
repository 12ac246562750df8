package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.settlement.bank.BankRolesPolicy;
import io.evenhand.settlement.payable.Payables;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ResponseStatusException;

/** What all pages about a partner's own money have in common: whom they are for, and what stands around them. */
abstract class FinancePages {
    /** Runs before each page and each form. */
    @ModelAttribute
    final void everyPage(Actor actor, Model model) {
        if (!isFor(actor)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        model.addAttribute("section", "finance");
        model.addAttribute("money", BankRolesPolicy.mayDealWithMoney(actor));
        model.addAttribute("details", BankRolesPolicy.mayChangeDetails(actor));
        model.addAttribute("reads", Payables.mayRead(actor));
        model.addAttribute("problems", List.of());
    }

    boolean isFor(Actor actor) {
        return BankRolesPolicy.mayDealWithMoney(actor);
    }

    /** Another organisation's id answers exactly as an unknown one does. */
    static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The page says what is wrong, and keeps what was typed. */
    static void refuse(HttpStatus status, String problem, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("problems", List.of(problem));
    }

    /** The role was lost between the page and its form. */
    static ResponseStatusException notAllowed() {
        return new ResponseStatusException(HttpStatus.FORBIDDEN);
    }

    static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
