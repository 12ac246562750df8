package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.bundle.BundleFile;
import io.evenhand.bundle.EvidenceBundles;
import io.evenhand.referral.Disclosures;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** All that proves what was signed in a referral, in one file. For those who take part, and of agreements for their parties. */
@RestController
@ConditionalOnWebApplication
class EvidenceApi {
    private static final String ZIP = "application/zip";

    private final EvidenceBundles bundles;
    private final Disclosures disclosures;

    EvidenceApi(EvidenceBundles bundles, Disclosures disclosures) {
        this.bundles = bundles;
        this.disclosures = disclosures;
    }

    @GetMapping(path = ReferralsApi.REFERRALS + "/{id}/evidence", produces = ZIP)
    ResponseEntity<Resource> ofReferral(Actor actor, @PathVariable String id) throws IOException {
        BundleFile bundle = bundles.make(actor, id).orElseThrow(Refusal::notFound);
        // What is in it names the customer: it is logged who reads it.
        disclosures.readContracts(
                bundles.agreementsIn(actor, id).stream()
                        .filter(agreement -> agreement.document() != null)
                        .toList(),
                actor);
        return FileAnswer.toKeep(MediaType.parseMediaType(ZIP), bundle.name())
                .contentLength(bundle.size())
                .body(new InputStreamResource(bundle.open()));
    }
}
