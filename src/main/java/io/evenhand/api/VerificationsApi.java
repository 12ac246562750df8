package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.verification.TrustAnchors;
import io.evenhand.verification.VerificationReport;
import io.evenhand.verification.Verifications;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what a signed document proves: the same as the public page and the command. Nothing is kept, and the answer is about the file alone. */
@RestController
@ConditionalOnWebApplication
class VerificationsApi {
    static final String VERIFICATIONS = ApiPaths.V1 + "/verifications";

    private final Verifications verifications;

    VerificationsApi(Verifications verifications) {
        this.verifications = verifications;
    }

    /** @param actor whose token it is; anybody may, and what is answered does not depend on who asks */
    @PostMapping(
            path = VERIFICATIONS,
            consumes = MediaType.APPLICATION_PDF_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> verify(Actor actor, @RequestBody byte[] pdf) throws IOException {
        VerificationReport report = verifications
                .verify("document.pdf", () -> pdf, TrustAnchors.none())
                .orElseThrow(() -> Problem.BUSY
                        .because("Others are having documents checked just now.")
                        .retryAfter((int) verifications.comeAgainAfter().toSeconds()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .body(ApiJson.bytes(report.toJson()));
    }
}
