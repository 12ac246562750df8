package io.evenhand.settlement.web;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.settlement.bank.BankDetails;
import io.evenhand.settlement.bank.BankRolesPolicy;
import io.evenhand.settlement.bank.BankSettings;
import io.evenhand.settlement.bank.DetailsResult;
import io.evenhand.settlement.bank.DetailsView;
import io.evenhand.settlement.bank.DetailsView.State;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which an organisation says where it is paid to: one person asks for a change, another confirms it, both may object. */
@Controller
@ConditionalOnWebApplication
class BankDetailsController extends FinancePages {
    private static final String PAGE = "/finance/bank-details";

    private final BankDetails details;
    private final BankSettings settings;
    private final Accounts accounts;
    private final FinanceNames names;
    private final Clock clock;

    BankDetailsController(
            BankDetails details, BankSettings settings, Accounts accounts, FinanceNames names, Clock clock) {
        this.details = details;
        this.settings = settings;
        this.accounts = accounts;
        this.names = names;
        this.clock = clock;
    }

    @Override
    boolean isFor(Actor actor) {
        return BankRolesPolicy.mayChangeDetails(actor);
    }

    @GetMapping(PAGE)
    String show(Actor actor, Model model) {
        return page(actor, "", "", "", Map.of(), model);
    }

    private String page(Actor actor, String holder, String iban, String bic, Map<String, String> wrong, Model model) {
        Instant now = clock.instant();
        List<DetailsView> history = details.history(actor);
        Optional<DetailsView> pending = history.stream()
                .filter(change -> change.state() == State.ASKED
                        || (change.state() == State.CONFIRMED
                                && change.effectiveAt().filter(now::isBefore).isPresent()))
                .findFirst();
        model.addAttribute("account", details.current(actor.partnerId()).orElse(null));
        model.addAttribute("pending", pending.orElse(null));
        pending.ifPresent(change -> confirmation(actor, change, model));
        model.addAttribute(
                "history",
                history.stream()
                        .filter(change -> pending.filter(change::equals).isEmpty())
                        .toList());
        model.addAttribute("hours", settings.waitingTime().toHours());
        Set<String> people = new HashSet<>();
        history.forEach(change -> {
            people.add(change.askedBy());
            change.decidedBy().ifPresent(people::add);
            change.endedBy().ifPresent(people::add);
        });
        model.addAttribute("people", names.ofPeople(people));
        model.addAttribute("holder", holder);
        model.addAttribute("iban", iban);
        model.addAttribute("bic", bic);
        model.addAttribute("wrong", wrong);
        return "settlement/bank-details";
    }

    /** Who may confirm it: everybody who looks after the details and is another person than the one who asked. */
    private void confirmation(Actor actor, DetailsView change, Model model) {
        List<Actor> others = Stream.of(Role.FINANCE, Role.ADMINISTRATOR)
                .flatMap(role -> accounts.of(actor.partnerId(), role).stream())
                .distinct()
                .filter(other -> change.second(other).fits())
                .toList();
        model.addAttribute("confirmers", others.stream().map(Actor::displayName).toList());
        model.addAttribute(
                "mayConfirm", others.stream().anyMatch(other -> other.username().equals(actor.username())));
        model.addAttribute("asked", change.askedBy().equals(actor.username()));
    }

    @PostMapping(PAGE)
    String ask(
            Actor actor,
            @RequestParam(defaultValue = "") String holder,
            @RequestParam(defaultValue = "") String iban,
            @RequestParam(defaultValue = "") String bic,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        DetailsResult result = details.ask(actor, holder, iban, bic);
        if (result instanceof DetailsResult.Invalid) {
            DetailsResult.Invalid invalid = (DetailsResult.Invalid) result;
            refuse(HttpStatus.UNPROCESSABLE_ENTITY, "Look at what is marked below.", model, response);
            return page(actor, holder, iban, bic, invalid.problems(), model);
        }
        return done(actor, result, "Asked for. A colleague has to confirm it; they get a mail.", model, response, next);
    }

    @PostMapping(PAGE + "/{id}/confirm")
    String confirm(
            Actor actor, @PathVariable String id, Model model, HttpServletResponse response, RedirectAttributes next) {
        String said = "Confirmed. Everybody of your finance gets a mail that says from when it holds.";
        return done(actor, details.confirm(actor, id), said, model, response, next);
    }

    @PostMapping(PAGE + "/{id}/object")
    String object(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return done(
                actor,
                details.end(actor, id, reason),
                "It will not take effect: you are paid where you were paid before.",
                model,
                response,
                next);
    }

    private String done(
            Actor actor,
            DetailsResult result,
            String said,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        String problem = switch (result) {
            case DetailsResult.Asked asked -> "";
            case DetailsResult.Confirmed confirmed -> "";
            case DetailsResult.Ended ended -> "";
            case DetailsResult.Invalid invalid ->
                String.join(" ", invalid.problems().values());
            case DetailsResult.AnotherPending another ->
                "Another change is asked for, or waits to take effect. Confirm it or object to it first.";
            case DetailsResult.NotTwoPeople not -> not.why().words();
            case DetailsResult.Decided decided -> "It was decided before, or has taken effect.";
            case DetailsResult.NotAllowed not -> throw notAllowed();
            case DetailsResult.Unknown unknown -> throw unknown();
        };
        if (problem.isEmpty()) {
            next.addFlashAttribute("said", said);
            return "redirect:" + PAGE;
        }
        boolean invalid = result instanceof DetailsResult.Invalid;
        refuse(invalid ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.CONFLICT, problem, model, response);
        return show(actor, model);
    }
}
