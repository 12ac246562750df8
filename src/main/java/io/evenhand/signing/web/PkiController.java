package io.evenhand.signing.web;

import io.evenhand.signing.Revocations;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** The addresses that our certificates name. Anybody may ask; nothing personal is told. */
@RestController
@ConditionalOnWebApplication
class PkiController {
    static final String OCSP = "/pki/ocsp";
    private static final MediaType CERTIFICATE = new MediaType("application", "pkix-cert");
    private static final MediaType LIST = new MediaType("application", "pkix-crl");
    private static final MediaType ANSWER = new MediaType("application", "ocsp-response");
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Revocations revocations;

    PkiController(Revocations revocations) {
        this.revocations = revocations;
    }

    @GetMapping("/pki/authority.crt")
    ResponseEntity<byte[]> authority(@RequestParam(defaultValue = "") String authority) {
        return kept(CERTIFICATE, revocations.authority(authority).orElseThrow(PkiController::unknown));
    }

    @GetMapping("/pki/revocations.crl")
    ResponseEntity<byte[]> list(@RequestParam(defaultValue = "") String authority) {
        return kept(LIST, revocations.list(authority).orElseThrow(PkiController::unknown));
    }

    @PostMapping(OCSP)
    ResponseEntity<byte[]> answer(HttpServletRequest request) throws IOException {
        byte[] question = request.getInputStream().readNBytes(Revocations.longestQuestion() + 1);
        if (question.length > Revocations.longestQuestion()) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        return ResponseEntity.ok()
                .contentType(ANSWER)
                .cacheControl(CacheControl.noStore())
                .body(revocations.answer(question));
    }

    /** The question stands in the address in base 64, whose slashes some programs encode and others do not (RFC 5019, 5). */
    @GetMapping(OCSP + "/**")
    ResponseEntity<byte[]> answerToAddress(HttpServletRequest request) {
        String address =
                request.getRequestURI().substring(request.getContextPath().length() + OCSP.length());
        String text = UriUtils.decode(address.replaceFirst("^/", ""), StandardCharsets.ISO_8859_1);
        byte[] question;
        try {
            question = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notOne) {
            question = new byte[0];
        }
        return ResponseEntity.ok()
                .contentType(ANSWER)
                .cacheControl(CacheControl.noStore())
                .body(revocations.answer(question));
    }

    private static ResponseEntity<byte[]> kept(MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(body);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
