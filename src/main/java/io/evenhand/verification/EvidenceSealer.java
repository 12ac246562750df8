package io.evenhand.verification;

import io.evenhand.signing.CertificateSubject;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;

/**
 * Who put evidence together: anybody whom the reader trusts for something else could, so it must be who issued and sealed the document
 * that it is about.
 */
final class EvidenceSealer {
    private EvidenceSealer() {}

    /** @param evidence the sealed document that carries it; absent where only bare evidence is at hand */
    static void check(@Nullable SignedStages evidence, SignedStages document, Findings findings) {
        if (evidence == null) {
            findings.notChecked(
                    "evidence-seal",
                    "Who put this evidence together is not known: its sealed PDF is not among the files.");
            return;
        }
        List<X509Certificate> sealers = evidence.issuers();
        String names = sealers.stream().map(EvidenceSealer::named).distinct().collect(Collectors.joining(", "));
        boolean same = !sealers.isEmpty()
                && sealers.stream()
                        .allMatch(sealer ->
                                document.issuers().stream().anyMatch(issuer -> isOfTheSameAuthority(sealer, issuer)));
        if (same) {
            findings.passed(
                    "evidence-seal",
                    "The evidence was sealed by " + names + ": the same authority vouches for who issued "
                            + document.fileName() + ".");
        } else {
            findings.distrusted(
                    "evidence-seal",
                    "The evidence was sealed by " + (sealers.isEmpty() ? "nobody who says so" : names)
                            + ", and another authority vouches for who issued " + document.fileName()
                            + ". Ask who issued it whether this evidence is theirs.");
        }
    }

    private static String named(X509Certificate certificate) {
        return "“" + CertificateSubject.of(certificate).name() + "” (issued by “"
                + CertificateSubject.nameIn(certificate.getIssuerX500Principal()) + "”)";
    }

    /** By name and key: an authority can take any name. */
    private static boolean isOfTheSameAuthority(X509Certificate one, X509Certificate other) {
        return one.getIssuerX500Principal().equals(other.getIssuerX500Principal())
                && Arrays.equals(authorityKey(one), authorityKey(other));
    }

    private static byte @Nullable [] authorityKey(X509Certificate certificate) {
        return certificate.getExtensionValue(Extension.authorityKeyIdentifier.getId());
    }
}
