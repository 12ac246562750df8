package io.evenhand.claim.web;

import static io.evenhand.claim.web.ClaimPages.found;

import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimReading;
import io.evenhand.document.StoredDocument;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of claims, the page of one, and its files. */
@Controller
@ConditionalOnWebApplication
class ClaimsController {
    private final ClaimReading reading;
    private final ClaimPages pages;

    ClaimsController(ClaimReading reading, ClaimPages pages) {
        this.reading = reading;
        this.pages = pages;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "protection");
    }

    @GetMapping("/claims")
    String list(Actor actor, Model model) {
        model.addAttribute("claims", reading.list(actor));
        model.addAttribute("most", ClaimReading.MOST);
        return "claim/claims";
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
