package io.evenhand.verification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashSet;
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
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        }
    }

    /**
     * Reads one or more certificates, PEM or DER.
     *
     * @param name what the reader of a message knows them by
     * @throws IOException with a sentence for the person who gave them
     */
    public static TrustAnchors read(String name, InputStream in) throws IOException {
        var certificates = new HashSet<X509Certificate>();
        byte[] content = in.readNBytes((int) MAXIMUM_FILE_BYTES + 1);
        if (content.length > MAXIMUM_FILE_BYTES) {
            throw new IOException(name + " is too large to be a certificate");
        }
        try {
            for (var certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content))) {
                certificates.add((X509Certificate) certificate);
            }
        } catch (CertificateException e) {
            throw new IOException(name + " holds no readable certificate; it must be X.509 in PEM or DER", e);
        }
        if (certificates.isEmpty()) {
            throw new IOException(name + " holds no certificate; it must be X.509 in PEM or DER");
        }
        return new TrustAnchors(certificates);
    }
}
