package io.evenhand.agreement;

import io.evenhand.document.DocumentHash;
import io.evenhand.signing.SignatureMark;
import java.time.Instant;

/**
 * What a person did to sign, where the document was shown to them by Evenhand.
 *
 * @param shown the bytes that the person was shown: only these are signed
 * @param consent the words that the person agreed to, in full
 */
public record SigningAct(
        DocumentHash shown,
        SignatureMark mark,
        String consent,
        Instant at,
        String address,
        String agent,
        String authentication) {
    SignerTrace trace() {
        return new SignerTrace(shown, address, agent, authentication);
    }
}
