package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.verification.SentFile;
import io.evenhand.verification.TrustAnchors;
import io.evenhand.verification.Verifications;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

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
        return answer(verifications
                .verify(new SentFile("document.pdf", pdf.length, () -> pdf))
                .orElseThrow(this::busy)
                .toJson());
    }

    /** Documents, and the evidence that belongs to them, in the parts {@code file} of a form. */
    @PostMapping(
            path = VERIFICATIONS,
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> verifyTogether(
            Actor actor, @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent)
            throws IOException {
        List<SentFile> files = sent == null
                ? List.of()
                : sent.stream()
                        .map(file -> SentFile.named(file.getOriginalFilename(), file.getSize(), file::getBytes))
                        .toList();
        if (files.isEmpty() || files.size() > Verifications.MOST_FILES) {
            throw Problem.MALFORMED.because("Send from 1 to " + Verifications.MOST_FILES
                    + " files, each as a part that is called file; these are " + files.size() + ".");
        }
        return answer(verifications
                .verify(files, TrustAnchors.none())
                .orElseThrow(this::busy)
                .toJson());
    }

    private Refusal busy() {
        return Problem.BUSY
                .because("Others are having documents checked just now.")
                .retryAfter((int) verifications.comeAgainAfter().toSeconds());
    }

    private static ResponseEntity<byte[]> answer(Map<String, @Nullable Object> json) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .body(ApiJson.bytes(json));
    }
}
