package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.allow;
import static io.evenhand.desk.DeskAnswers.download;
import static io.evenhand.desk.DeskAnswers.found;
import static io.evenhand.desk.PageVersions.unlessShown;
import static io.evenhand.desk.PageVersions.versionOf;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Changes;
import io.evenhand.agreement.Decided;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one agreement: its parties, terms by date, documents and changes. */
@Controller
@ConditionalOnWebApplication
class AgreementsController {
    private final LiveAgreements reading;
    private final Changes changes;

    AgreementsController(LiveAgreements reading, Changes changes) {
        this.reading = reading;
        this.changes = changes;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "referrals");
        model.addAttribute("problems", List.of());
    }

    @GetMapping("/agreements/{id}")
    @Nullable
    String show(
            Actor actor,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            Model model,
            HttpServletResponse response) {
        AgreementPage page = found(reading.show(actor, id));
        model.addAttribute("page", page);
        return unlessShown(version, versionOf(page), "desk/agreement", model, response);
    }

    @GetMapping("/agreements/{id}/documents/{hash}")
    ResponseEntity<byte[]> document(Actor actor, @PathVariable String id, @PathVariable String hash) {
        return download(found(reading.document(actor, id, hash)));
    }

    @GetMapping("/agreements/{id}/evidence/{hash}")
    ResponseEntity<byte[]> evidence(Actor actor, @PathVariable String id, @PathVariable String hash) {
        return download(found(reading.evidence(actor, id, hash)));
    }

    @PostMapping("/agreements/{id}/changes/{change}/withdraw")
    String withdraw(
            Actor actor,
            @PathVariable String id,
            @PathVariable String change,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        AgreementPage page = found(reading.show(actor, id));
        AgreementPage.Change known = found(
                page.changes().stream().filter(one -> one.id().equals(change)).findFirst());
        allow(Changes.mayPropose(actor) && reading.isProposedBy(actor, AgreementId.of(change)));
        return switch (changes.withdraw(AgreementId.of(change), actor)) {
            case Decided.Recorded ignored -> {
                next.addFlashAttribute(
                        "said", known.number() + " is taken back. The others have nothing to do any more.");
                yield "redirect:/agreements/" + id;
            }
            case Decided.Refused refused -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("page", page);
                model.addAttribute("version", versionOf(page));
                model.addAttribute("problems", List.of(refused.reason()));
                yield "desk/agreement";
            }
        };
    }
}
