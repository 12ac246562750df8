package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.found;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.bundle.BundleFile;
import io.evenhand.bundle.EvidenceBundles;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The download of all that proves what was signed in a referral. */
@Controller
@ConditionalOnWebApplication
class ReferralEvidenceController {
    private final EvidenceBundles bundles;

    ReferralEvidenceController(EvidenceBundles bundles) {
        this.bundles = bundles;
    }

    /** All that proves what was signed, for the viewer. Complete before its first byte is sent, and of a length that is told. */
    @GetMapping("/referrals/{id}/evidence.zip")
    ResponseEntity<Resource> evidence(Actor actor, @PathVariable String id) throws IOException {
        BundleFile bundle = found(bundles.make(actor, id));
        return FileAnswer.toKeep(MediaType.parseMediaType("application/zip"), bundle.name())
                .contentLength(bundle.size())
                .body(new InputStreamResource(bundle.open()));
    }
}
