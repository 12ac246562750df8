package io.evenhand.claim.web;

import static io.evenhand.claim.web.ClaimPages.found;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.claim.ClaimNotices;
import io.evenhand.claim.ClaimOpenings;
import io.evenhand.claim.ClaimReading;
import io.evenhand.claim.ClaimSubject;
import io.evenhand.claim.SecondRules;
import io.evenhand.document.StoredDocument;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of claims, the page of one, and its files. */
@Controller
@ConditionalOnWebApplication
class ClaimsController {
    private final ClaimReading reading;
    private final ClaimOpenings openings;
    private final ClaimPages pages;
    private final SecondRules seconds;

    ClaimsController(ClaimReading reading, ClaimOpenings openings, ClaimPages pages, SecondRules seconds) {
        this.reading = reading;
        this.openings = openings;
        this.pages = pages;
        this.seconds = seconds;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "protection");
    }

    @GetMapping("/claims")
    String list(Actor actor, Model model) {
        model.addAttribute("claims", reading.list(actor));
        model.addAttribute("most", ClaimReading.MOST);
        model.addAttribute("second", seconds.show(actor).isPresent());
        return "claim/claims";
    }

    /** Where a link about a window or a promise leads: to the letter under the agreement in which it was promised. */
    @GetMapping("/claims/new")
    String begin(
            Actor actor,
            @RequestParam(defaultValue = "") String window,
            @RequestParam(defaultValue = "") String promise,
            RedirectAttributes next) {
        boolean ofWindow = !window.isEmpty();
        AgreementId agreement =
                found(ClaimSubject.named(window, promise).flatMap(about -> openings.agreementOf(actor, about)));
        if (!ClaimNotices.mayDraft(actor)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        next.addAttribute(ofWindow ? "window" : "promise", ofWindow ? window : promise);
        return "redirect:/agreements/" + agreement.value() + "/claim-notice";
    }

    @GetMapping("/claims/{id}")
    String one(Actor actor, @PathVariable String id, Model model) {
        return pages.show(actor, id, ClaimPages.Typed.NOTHING, model);
    }

    @GetMapping("/claims/{id}/notice.pdf")
    ResponseEntity<byte[]> notice(Actor actor, @PathVariable String id) {
        return file(found(reading.notice(actor, id)));
    }

    @GetMapping("/claims/{id}/record.pdf")
    ResponseEntity<byte[]> record(Actor actor, @PathVariable String id) {
        return file(found(reading.record(actor, id)));
    }

    @GetMapping("/claims/{id}/award.pdf")
    ResponseEntity<byte[]> award(Actor actor, @PathVariable String id) {
        return file(found(reading.award(actor, id)));
    }

    @GetMapping("/claims/{id}/evidence/{number}")
    ResponseEntity<byte[]> evidence(Actor actor, @PathVariable String id, @PathVariable int number) {
        return file(found(reading.evidence(actor, id, number)));
    }

    /** Whatever somebody filed is kept, and never opened in this house's name; its type is what its content says. */
    private static ResponseEntity<byte[]> file(StoredDocument document) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(document.content());
    }
}
