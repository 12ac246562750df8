package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.allow;
import static io.evenhand.desk.DeskAnswers.found;
import static io.evenhand.desk.PageVersions.versionOf;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Decided;
import io.evenhand.agreement.SigningOrder;
import io.evenhand.agreement.Signings;
import io.evenhand.partner.PartnerId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What operations of a party decide about signing: in which order, and that it does not go on. */
@Controller
@ConditionalOnWebApplication
class SigningsController {
    private static final String TURN = "turn.";

    private final LiveAgreements reading;
    private final Signings signings;

    SigningsController(LiveAgreements reading, Signings signings) {
        this.reading = reading;
        this.signings = signings;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "referrals");
        model.addAttribute("problems", List.of());
    }

    /** @param document the agreement itself, or one of its changes */
    @PostMapping("/agreements/{id}/signing/order")
    String order(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String document,
            @RequestParam(defaultValue = "") String order,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        AgreementId signed = document(actor, id, document);
        Optional<SigningOrder> chosen = SigningOrder.read(order);
        Decided decided = chosen.isEmpty()
                ? new Decided.Refused("Choose in which order the parties sign.")
                : signings.choose(signed, actor, chosen.get(), turns(form));
        return answer(actor, id, decided, "The order of signing is chosen.", new Answer(model, response, next));
    }

    /** @param document the agreement itself, or one of its changes */
    @PostMapping("/agreements/{id}/signing/withdraw")
    String withdraw(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String document,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Decided decided = signings.withdraw(document(actor, id, document), actor, reason);
        return answer(
                actor, id, decided, "It is withdrawn. Nobody can sign it any more.", new Answer(model, response, next));
    }

    /** 404 for what the viewer does not see; 403 for whoever does not decide such things for their organisation. */
    private AgreementId document(Actor actor, String id, String document) {
        AgreementId signed = found(reading.signed(actor, id, document.isEmpty() ? id : document));
        allow(Signings.mayArrange(actor));
        return signed;
    }

    private static Map<PartnerId, Integer> turns(Map<String, String> form) {
        Map<PartnerId, Integer> turns = new HashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith(TURN) && value.matches("[1-9]")) {
                PartnerId.read(name.substring(TURN.length()))
                        .ifPresent(partner -> turns.put(partner, Integer.parseInt(value)));
            }
        });
        return turns;
    }

    private String answer(Actor actor, String id, Decided decided, String done, Answer answer) {
        return switch (decided) {
            case Decided.Recorded ignored -> {
                answer.next().addFlashAttribute("said", done);
                yield "redirect:/agreements/" + id;
            }
            case Decided.Refused refused -> {
                AgreementPage page = found(reading.show(actor, id));
                answer.response().setStatus(HttpStatus.CONFLICT.value());
                answer.model().addAttribute("page", page);
                answer.model().addAttribute("version", versionOf(page));
                answer.model().addAttribute("problems", List.of(refused.reason()));
                yield "desk/agreement";
            }
        };
    }

    /** Through which an answer goes out. */
    private record Answer(Model model, HttpServletResponse response, RedirectAttributes next) {}
}
