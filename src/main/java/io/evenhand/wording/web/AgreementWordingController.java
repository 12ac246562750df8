package io.evenhand.wording.web;

import static io.evenhand.wording.web.WordingAnswers.found;

import io.evenhand.access.Actor;
import io.evenhand.wording.AgreementVersions;
import io.evenhand.wording.AgreementVersions.Standing;
import io.evenhand.wording.Recreations;
import io.evenhand.wording.WordingNames;
import io.evenhand.wording.WordingRolesPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.PostMapping;

/** In which version an agreement is written, what a newer one would change of it, and its document made once more. For its parties. */
@Controller
@ConditionalOnWebApplication
class AgreementWordingController {
    private static final String PAGE = "/agreements/{id}/wording";

    private final AgreementVersions versions;
    private final Recreations recreations;
    private final WordingNames names;

    AgreementWordingController(AgreementVersions versions, Recreations recreations, WordingNames names) {
        this.versions = versions;
        this.recreations = recreations;
        this.names = names;
    }

    @ModelAttribute
    void everyPage(Actor actor, Model model) {
        model.addAttribute("section", "referrals");
        model.addAttribute("names", names);
        model.addAttribute("reads", WordingRolesPolicy.mayRead(actor));
        model.addAttribute("result", null);
        model.addAttribute("inTerms", null);
    }

    @GetMapping(PAGE)
    String show(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("page", found(versions.of(actor, id)));
        return "wording/agreement";
    }

    /** Its clauses in its own version and in the one in use, in its own terms. */
    @GetMapping(PAGE + "/newer")
    String newer(Actor actor, @PathVariable String id, Model model) {
        Standing standing = found(versions.of(actor, id));
        model.addAttribute("page", standing);
        if (standing.version().isPresent() && standing.newer().isPresent()) {
            model.addAttribute(
                    "inTerms",
                    versions.compare(
                            standing.agreement(),
                            standing.version().get(),
                            standing.newer().get().version()));
        }
        return "wording/agreement";
    }

    /** Made and thrown away: nothing changes by it, but it takes its time, so no address leads there by chance. */
    @PostMapping(PAGE + "/again")
    String again(Actor actor, @PathVariable String id, Model model) {
        Standing standing = found(versions.of(actor, id));
        model.addAttribute("page", standing);
        model.addAttribute("result", recreations.compare(standing.agreement().id()));
        return "wording/agreement";
    }

    @PostMapping(PAGE + "/again.pdf")
    ResponseEntity<byte[]> againAsFile(Actor actor, @PathVariable String id) {
        Standing standing = found(versions.of(actor, id));
        Optional<byte[]> pdf = recreations.pdf(standing.agreement().id());
        if (pdf.isEmpty()) {
            // The page says why.
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create("/agreements/" + standing.agreement().id() + "/wording"))
                    .build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        standing.agreement().number().replaceAll("[^A-Za-z0-9._-]", "_")
                                                + "-made-again.pdf",
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(pdf.get());
    }
}
