package io.evenhand.bundle;

import io.evenhand.digest.Sha256;
import io.evenhand.signing.CertificateText;
import io.evenhand.signing.SignatureInside;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a bundle, file by file; of all files, only the one under way is in memory. What the same items give is the same to
 * the byte.
 */
final class BundleWriter {
    /** The same for every entry: when a bundle was made says nothing, and would make each download another file. */
    private static final FileTime NO_TIME = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

    private final ZipOutputStream zip;
    private final List<X509Certificate> own;
    private final TreeMap<String, String> sums = new TreeMap<>();
    private final Set<String> paths = new HashSet<>();
    private final TreeMap<String, X509Certificate> certificates = new TreeMap<>();
    private final TreeMap<String, byte[]> revocationLists = new TreeMap<>();
    private final TreeMap<String, byte[]> revocationAnswers = new TreeMap<>();
    private final CheckScript script = new CheckScript();

    private BundleWriter(OutputStream out, List<X509Certificate> own) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.own = own;
    }

    /**
     * Leaves the stream open.
     *
     * @param own the authorities of this installation, the present one first: nobody else is trusted by the bundle
     */
    static void write(String title, List<BundleItem> items, List<X509Certificate> own, OutputStream out)
            throws IOException {
        var writer = new BundleWriter(out, own);
        own.forEach(writer::keep);
        writer.put("README.txt", BundleReadme.text(title, items, own).getBytes(StandardCharsets.UTF_8));
        for (BundleItem item : items) {
            writer.put(item);
        }
        writer.putCertificates();
        writer.put("signatures/check.sh", writer.script.text().getBytes(StandardCharsets.UTF_8));
        writer.put("evidence/check-chain.sh", BundleReadme.chainScript());
        writer.finish();
    }

    private void put(BundleItem item) throws IOException {
        byte[] content = item.content().get();
        put(item.path(), content);
        if (item.isPdf()) {
            putSignatures(item, content);
        }
    }

    private void putSignatures(BundleItem item, byte[] pdf) throws IOException {
        String folder = "signatures/" + item.path().substring(0, item.path().length() - ".pdf".length()) + "/";
        int number = 0;
        List<SignatureInside> signatures = SignatureInside.of(pdf);
        for (SignatureInside signature : signatures) {
            String place = folder + ++number + "-" + BundleItem.plain(signature.field());
            signature.certificates().forEach(this::keep);
            SignatureInside.Stamp stamp = signature.stamp();
            if (signature.use() == SignatureInside.Use.TIMESTAMP) {
                put(place + ".tst", signature.envelope());
            } else {
                put(place + ".p7s", signature.envelope());
                if (stamp != null) {
                    put(place + ".tst", stamp.token());
                    put(place + ".value", signature.value());
                }
            }
            script.add(item.path(), place, signature);
        }
        script.end(item.path(), signatures);
        SignatureInside.RevocationData carried = SignatureInside.revocationData(pdf);
        carried.lists().forEach(list -> revocationLists.put(Sha256.of(list), list));
        carried.answers().forEach(answer -> revocationAnswers.put(Sha256.of(answer), answer));
    }

    private void keep(X509Certificate certificate) {
        certificates.put(fileName(certificate), certificate);
    }

    /** Serial numbers count within one authority only, and anybody can found one. */
    static String fileName(X509Certificate certificate) {
        return CertificateText.fingerprint(certificate);
    }

    private void putCertificates() throws IOException {
        var authorities = new StringBuilder();
        own.forEach(authority -> authorities.append(CertificateText.pem(authority)));
        var others = new StringBuilder();
        for (X509Certificate certificate : certificates.values()) {
            String name = "certificates/" + fileName(certificate);
            put(name + ".pem", CertificateText.pem(certificate).getBytes(StandardCharsets.US_ASCII));
            put(name + ".der", CertificateText.der(certificate));
            if (!own.contains(certificate) && CertificateText.isSelfIssued(certificate)) {
                others.append(CertificateText.pem(certificate));
            }
        }
        put("certificates/authorities.pem", authorities.toString().getBytes(StandardCharsets.US_ASCII));
        if (!others.isEmpty()) {
            put("certificates/other-authorities.pem", others.toString().getBytes(StandardCharsets.US_ASCII));
        }
        putAll(revocationLists, "crl");
        putAll(revocationAnswers, "ocsp");
    }

    private void putAll(TreeMap<String, byte[]> found, String ending) throws IOException {
        int number = 0;
        for (byte[] content : found.values()) {
            put("revocation/" + ++number + "." + ending, content);
        }
    }

    private void finish() throws IOException {
        var lines = new StringBuilder();
        sums.forEach(
                (path, hash) -> lines.append(hash).append("  ").append(path).append('\n'));
        entry("SHA256SUMS", lines.toString().getBytes(StandardCharsets.US_ASCII));
        zip.finish();
    }

    private void put(String path, byte[] content) throws IOException {
        if (!paths.add(path)) {
            throw new IllegalStateException("Two files of the bundle are called " + path);
        }
        sums.put(path, Sha256.of(content));
        entry(path, content);
    }

    private void entry(String path, byte[] content) throws IOException {
        var entry = new ZipEntry(path);
        entry.setLastModifiedTime(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
