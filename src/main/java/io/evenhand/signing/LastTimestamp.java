package io.evenhand.signing;

import io.evenhand.signing.RenewalPolicy.Last;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;

/** Finds the timestamp that closes a sealed document. */
final class LastTimestamp {
    private static final Map<String, String> DIGESTS = Map.of(
            NISTObjectIdentifiers.id_sha256.getId(), "SHA-256",
            NISTObjectIdentifiers.id_sha384.getId(), "SHA-384",
            NISTObjectIdentifiers.id_sha512.getId(), "SHA-512");

    private LastTimestamp() {}

    /** @return nothing where the document does not end with a timestamp of its own */
    static Optional<Last> of(PDDocument document) throws IOException {
        List<PDSignature> signatures = document.getSignatureDictionaries();
        Optional<PDSignature> last = signatures.stream()
                .filter(signature -> signature.getByteRange() != null && signature.getByteRange().length == 4)
                .max(Comparator.comparingInt(
                        signature -> signature.getByteRange()[2] + signature.getByteRange()[3]));
        if (last.isEmpty()
                || !COSName.DOC_TIME_STAMP.equals(last.get().getCOSObject().getCOSName(COSName.TYPE))) {
            return Optional.empty();
        }
        try {
            var token = new TimeStampToken(new CMSSignedData(last.get().getContents()));
            @SuppressWarnings("unchecked") // the library's selector of certificates is declared without its type
            var found = token.getCertificates().getMatches((Selector<X509CertificateHolder>) token.getSID());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            String digest = token.getTimeStampInfo().getMessageImprintAlgOID().getId();
            return Optional.of(new Last(
                    token.getTimeStampInfo().getGenTime().toInstant(),
                    new JcaX509CertificateConverter()
                            .getCertificate(found.iterator().next()),
                    DIGESTS.getOrDefault(digest, digest)));
        } catch (CMSException | TSPException | GeneralSecurityException e) {
            throw new IOException("The last timestamp of the document is damaged", e);
        }
    }
}
