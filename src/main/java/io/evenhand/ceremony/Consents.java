package io.evenhand.ceremony;

import io.evenhand.agreement.SignatureRequestView;
import io.evenhand.signing.PartnerCertificates;
import org.springframework.stereotype.Component;

/** The words that somebody agrees to before they sign, as they are shown, kept and put into the evidence. */
@Component
class Consents {
    private final PartnerCertificates certificates;
    private final SignerNames names;

    Consents(PartnerCertificates certificates, SignerNames names) {
        this.certificates = certificates;
        this.names = names;
    }

    /** As of now: with an organisation's own certificate another is signed with than without. */
    String words(SignatureRequestView signature) {
        String organisation = names.organisation(signature.partner());
        boolean own = certificates.of(signature.partner().value()).isPresent();
        return words(SignerNames.of(signature), organisation, own);
    }

    /**
     * @param agreement its kind and number
     * @param organisation for which the person signs
     * @param ownCertificate whether the organisation has brought a certificate of its own
     */
    static String words(String agreement, String organisation, boolean ownCertificate) {
        String begin = "I have read this document and sign " + agreement + " for " + organisation
                + ", which I may do. I agree to sign it electronically: my name and the time go into the document, and it is closed with ";
        return ownCertificate
                ? begin + "the certificate that " + organisation
                        + " has brought for its signatures. What kind of electronic signature"
                        + " that makes depends on this certificate: we do not say that it is a qualified one."
                : begin
                        + "a certificate made for this signature. This is an advanced electronic signature, not a qualified one.";
    }
}
