package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.download;
import static io.evenhand.desk.DeskAnswers.found;
import static io.evenhand.desk.PageVersions.unlessShown;
import static io.evenhand.desk.PageVersions.versionOf;

import io.evenhand.access.Actor;
import io.evenhand.bundle.BundleFile;
import io.evenhand.bundle.EvidenceBundles;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one referral, which stays untouched while it shows the latest: see {@link PageVersions}. */
@Controller
@ConditionalOnWebApplication
class ReferralsController {
    private static final MediaType BPMN = new MediaType("application", "xml", StandardCharsets.UTF_8);

    private final ReferralReading reading;
    private final EvidenceBundles bundles;

    ReferralsController(ReferralReading reading, EvidenceBundles bundles) {
        this.reading = reading;
        this.bundles = bundles;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "referrals");
    }

    @GetMapping("/referrals/{id}")
    @Nullable
    String show(
            Actor actor,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String diagram,
            @RequestParam(required = false) @Nullable String version,
            Model model,
            HttpServletResponse response) {
        ReferralPage page = found(reading.show(actor, id));
        model.addAttribute("page", page);
        model.addAttribute("shown", page.diagram(diagram));
        return unlessShown(version, versionOf(page), "desk/referral", model, response);
    }

    @GetMapping("/referrals/{id}/diagrams/{diagram}.bpmn")
    ResponseEntity<byte[]> diagram(Actor actor, @PathVariable String id, @PathVariable String diagram) {
        return ResponseEntity.ok().contentType(BPMN).body(found(reading.diagram(actor, id, diagram)));
    }

    /** All that proves what was signed, for the viewer. Complete before its first byte is sent, and of a length that is told. */
    @GetMapping("/referrals/{id}/evidence.zip")
    ResponseEntity<Resource> evidence(Actor actor, @PathVariable String id) throws IOException {
        BundleFile bundle = found(bundles.make(actor, id));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .contentLength(bundle.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(bundle.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(bundle.open()));
    }

    @GetMapping("/referrals/{id}/documents/{hash}")
    ResponseEntity<byte[]> document(Actor actor, @PathVariable String id, @PathVariable String hash) {
        return download(found(reading.document(actor, id, hash)));
    }
}
