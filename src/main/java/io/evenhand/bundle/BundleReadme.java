package io.evenhand.bundle;

import io.evenhand.signing.CertificateText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;

/** What whoever opens a bundle reads first: what is in it, and how to check it without us. */
final class BundleReadme {
    private static final String NONE = "(none)";

    private BundleReadme() {}

    static String text(String title, List<BundleItem> items, List<X509Certificate> authorities) {
        X509Certificate own = authorities.getFirst();
        return new String(resource("README.txt"), StandardCharsets.UTF_8)
                .replace("{{title}}", plain(title))
                .replace("{{files}}", files(items))
                .replace("{{authority}}", plain(own.getSubjectX500Principal().getName()))
                .replace("{{fingerprint}}", CertificateText.fingerprint(own))
                .replace("{{own}}", BundleWriter.fileName(own))
                .replace("{{agreement}}", first(items, "agreements", ".pdf"))
                .replace("{{evidence}}", first(items, "evidence", ".pdf"))
                .replace("{{evidence-json}}", first(items, "evidence", ".json"));
    }

    /** Checks the chain of a piece of evidence with jq and sha256sum. */
    static byte[] chainScript() {
        return resource("check-chain.sh");
    }

    private static String files(List<BundleItem> items) {
        return items.isEmpty()
                ? "  Nothing is signed in this referral yet, so there is nothing to check."
                : items.stream().map(item -> "  " + item.path()).collect(Collectors.joining("\n"));
    }

    private static String first(List<BundleItem> items, String folder, String ending) {
        return items.stream()
                .filter(item -> item.folder().equals(folder) && item.name().endsWith(ending))
                .map(BundleItem::path)
                .findFirst()
                .orElse(NONE);
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }

    private static byte[] resource(String name) {
        try (InputStream stream = BundleReadme.class.getResourceAsStream("/bundle/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("missing /bundle/" + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
