package io.evenhand.verification;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Set;

/** The authorities that the person who verifies has decided to trust. Nothing in a document is ever added to them. */
public record TrustAnchors(Set<X509Certificate> certificates) {
    private static final long MAXIMUM_FILE_BYTES = 1_000_000;

    public TrustAnchors {
        certificates = Set.copyOf(certificates);
    }

    public static TrustAnchors none() {
        return new TrustAnchors(Set.of());
    }

    /**
     * Reads one or more certificates, PEM or DER.
     *
     * @throws IOException with a sentence for the person who named the file
     */
    public static TrustAnchors read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is not a file; give the certificate of an authority, PEM or DER");
        }
        if (Files.size(file) > MAXIMUM_FILE_BYTES) {
            throw new IOException(file + " is too large to be a certificate");
        }
        var certificates = new java.util.HashSet<X509Certificate>();
        try (InputStream in = Files.newInputStream(file)) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                certificates.add((X509Certificate) certificate);
            }
        } catch (CertificateException e) {
            throw new IOException(file + " holds no readable certificate; it must be X.509 in PEM or DER", e);
        }
        if (certificates.isEmpty()) {
            throw new IOException(file + " holds no certificate; it must be X.509 in PEM or DER");
        }
        return new TrustAnchors(certificates);
    }
}
