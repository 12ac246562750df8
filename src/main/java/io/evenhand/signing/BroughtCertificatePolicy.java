package io.evenhand.signing;

import io.evenhand.signing.BroughtKey.Unfit;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which certificates of a partner's own sign here: one key, made for signing, strong, in force, with everything above it up to
 * a root. The strengths are those of ETSI TS 119 312, which gives up RSA below 3,000 bits by 2029.
 */
final class BroughtCertificatePolicy {
    private static final int RSA_BITS = 3_000;
    private static final Instant AGEING_RSA_ENDS =
            LocalDate.of(2029, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    /** With the certificate itself and the root: what is longer, nobody would believe who checks what it signed. */
    private static final int LONGEST_CHAIN = TrustedPath.MOST_BETWEEN + 2;

    private static final int CERTIFICATE_SIGN = 5;

    private BroughtCertificatePolicy() {}

    static KeyStoreFile require(BroughtKey brought, Instant now) throws Unfit {
        if (brought.keys().isEmpty()) {
            throw new Unfit(
                    "The file holds no private key, so nothing can be signed with it. Export certificate and key"
                            + " together.");
        }
        if (brought.keys().size() > 1) {
            throw new Unfit("The file holds " + brought.keys().size()
                    + " private keys. Export the one that is to sign, with its" + " own certificates.");
        }
        if (brought.certificates().isEmpty()) {
            throw new Unfit("The file holds no certificate. Export certificate and key together.");
        }
        PrivateKey key = brought.keys().getFirst();
        if (key instanceof RSAKey rsa && DocumentSigningPolicy.isTooLong(rsa.getModulus())) {
            throw new Unfit("The private key is an RSA key of "
                    + rsa.getModulus().bitLength()
                    + " bits, longer than the 8192 that are taken. Ask for one of 3072 bits, or on a curve.");
        }
        X509Certificate certificate = ofKey(key, brought.certificates());
        requireForSigning(certificate);
        requireOrganisations(certificate);
        requireInForce(certificate, now);
        requireStrong(certificate, "The certificate");
        List<X509Certificate> chain = chain(certificate, brought.certificates(), now);
        return new KeyStoreFile(key, chain);
    }

    /** Whomever the partner lets sign would sign with it: in one person's name, nobody would believe the others. */
    private static void requireOrganisations(X509Certificate certificate) throws Unfit {
        if (!CertificateSubject.isOfAnOrganisation(certificate)) {
            throw new Unfit("The certificate “" + CertificateSubject.nameIn(certificate.getSubjectX500Principal())
                    + "” is not known as an organisation's: it names a person, or neither states the organisation's"
                    + " identifier nor bears its name. Ask its issuer for an electronic seal of your organisation.");
        }
    }

    private static X509Certificate ofKey(PrivateKey key, List<X509Certificate> certificates) throws Unfit {
        for (X509Certificate certificate : certificates) {
            if (belongTogether(key, certificate.getPublicKey())) {
                return certificate;
            }
        }
        throw new Unfit(
                "None of the certificates in the file belongs to the private key in it. Export certificate and key"
                        + " together.");
    }

    /** Not by comparing numbers, which a file may state as it likes: the certificate must accept what the key signs. */
    private static boolean belongTogether(PrivateKey key, PublicKey publicKey) {
        if (!key.getAlgorithm().equals(publicKey.getAlgorithm())) {
            return false;
        }
        try {
            if (publicKey instanceof RSAPublicKey rsa && DocumentSigningPolicy.isTooLong(rsa.getModulus())) {
                return false;
            }
            byte[] sample =
                    "Does this key belong to this certificate?".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            var signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(sample);
            byte[] signature = signer.sign();
            var verifier = Signature.getInstance(algorithm);
            verifier.initVerify(publicKey);
            verifier.update(sample);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private static void requireForSigning(X509Certificate certificate) throws Unfit {
        boolean[] usage = certificate.getKeyUsage();
        if (certificate.getBasicConstraints() >= 0 || usage != null && usage[CERTIFICATE_SIGN]) {
            throw new Unfit(
                    "The certificate is an authority's: it is for issuing certificates, not for signing documents.");
        }
        if (!DocumentSigningPolicy.usageSigns(certificate)) {
            throw new Unfit("The certificate is not for signing: its key usage names neither digital signature nor"
                    + " non-repudiation. Ask its issuer for one that signs documents.");
        }
        if (!DocumentSigningPolicy.purposesSign(certificate)) {
            throw new Unfit(
                    "The certificate is for a server, for code or for a service, not for signing documents. Ask its issuer for one"
                            + " that signs documents.");
        }
    }

    private static void requireInForce(X509Certificate certificate, Instant now) throws Unfit {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            throw new Unfit("The certificate ended on " + day(until) + ". Ask its issuer for a new one.");
        }
        if (now.isBefore(from)) {
            throw new Unfit("The certificate begins only on " + day(from) + ". Bring it then.");
        }
    }

    private static void requireStrong(X509Certificate certificate, String which) throws Unfit {
        PublicKey key = certificate.getPublicKey();
        String weakness = DocumentSigningPolicy.weakness(key);
        if (weakness != null) {
            throw new Unfit(which + " cannot be used: " + weakness
                    + ". Ask for one with an RSA key of 3072 bits, or on one of the curves P-256, P-384 and P-521.");
        }
        if (key instanceof RSAPublicKey rsa) {
            requireLasting(rsa.getModulus().bitLength(), certificate, which);
        }
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.contains("MD5") || algorithm.contains("MD2") || algorithm.contains("SHA1")) {
            throw new Unfit(which + " was issued with a digest that can be forged (" + certificate.getSigAlgName()
                    + "). Ask its issuer for one with SHA-256.");
        }
    }

    private static void requireLasting(int bits, X509Certificate certificate, String which) throws Unfit {
        if (bits < RSA_BITS && certificate.getNotAfter().toInstant().isAfter(AGEING_RSA_ENDS)) {
            throw new Unfit(which + " has an RSA key of " + bits
                    + " bits and is to last beyond 2028, when such keys are no longer"
                    + " considered strong. Ask for one of 3072 bits, or on a curve.");
        }
    }

    private static List<X509Certificate> chain(X509Certificate certificate, List<X509Certificate> all, Instant now)
            throws Unfit {
        if (CertificateText.isSelfIssued(certificate)) {
            throw new Unfit(
                    "The certificate vouches only for itself: nobody else would believe it. Bring one that an authority"
                            + " has issued.");
        }
        var chain = new ArrayList<>(List.of(certificate));
        while (!CertificateText.isSelfIssued(chain.getLast())) {
            X509Certificate last = chain.getLast();
            X509Certificate issuer = all.stream()
                    .filter(candidate -> issued(candidate, last))
                    .findFirst()
                    .orElseThrow(() -> new Unfit("The file lacks the certificate of “"
                            + CertificateSubject.nameIn(last.getIssuerX500Principal())
                            + "”, which issued “" + CertificateSubject.nameIn(last.getSubjectX500Principal())
                            + "”. Export it with all certificates of the path, up to the root."));
            if (chain.contains(issuer) || chain.size() == LONGEST_CHAIN) {
                throw new Unfit("The certificates in the file issue each other in a circle, or are too many.");
            }
            requireAuthority(issuer, now);
            chain.add(issuer);
        }
        return chain;
    }

    private static void requireAuthority(X509Certificate issuer, Instant now) throws Unfit {
        String name = "The issuing certificate “" + CertificateSubject.nameIn(issuer.getSubjectX500Principal()) + "”";
        boolean[] usage = issuer.getKeyUsage();
        if (issuer.getBasicConstraints() < 0 || usage != null && !usage[CERTIFICATE_SIGN]) {
            throw new Unfit(name + " is none of an authority, so what it issued is worth nothing.");
        }
        if (now.isAfter(issuer.getNotAfter().toInstant())) {
            throw new Unfit(name + " ended on " + day(issuer.getNotAfter().toInstant()) + ".");
        }
        if (!CertificateText.isSelfIssued(issuer)) {
            requireStrong(issuer, name);
        }
    }

    static boolean issued(X509Certificate issuer, X509Certificate issued) {
        if (!issued.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()) || issuer.equals(issued)) {
            return false;
        }
        try {
            if (issuer.getPublicKey() instanceof RSAPublicKey rsa
                    && DocumentSigningPolicy.isTooLong(rsa.getModulus())) {
                return false;
            }
            issued.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}
