package io.evenhand.cli;

import io.evenhand.verification.TrustAnchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The authorities that a command believes: those that were named, else that of the installation on this machine. */
final class TrustedFiles {
    /** As the option says it. */
    static final String DESCRIPTION =
            "Certificate of an authority to trust, PEM or DER; may be repeated. Without it: the authority of"
                    + " this installation (data/keys/ca.crt), if there is one.";

    /** What to do when nobody is trusted. */
    static final String NOBODY =
            "No authority is trusted yet: name the certificate of the one that you trust with --trust CERT.";

    /** Where this installation keeps its own authority; the same as in the application's settings. */
    private static final String DATA_PROPERTY = "evenhand.data";

    private static final String DATA_VARIABLE = "EVENHAND_DATA";

    private TrustedFiles() {}

    /** @throws IOException with a sentence for the person who named a file that is no certificate */
    static TrustAnchors anchors(List<Path> named, Path data) throws IOException {
        if (named.isEmpty()) {
            Path own = data.resolve("keys").resolve("ca.crt");
            return Files.isReadable(own) ? TrustAnchors.read(own) : TrustAnchors.none();
        }
        var certificates = new HashSet<X509Certificate>();
        for (Path file : named) {
            certificates.addAll(TrustAnchors.read(file).certificates());
        }
        return new TrustAnchors(certificates);
    }

    /** The folder of the installation on this machine. */
    static Path dataFolder() {
        return Path.of(Optional.ofNullable(System.getProperty(DATA_PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(DATA_VARIABLE)))
                .orElse("data"));
    }
}
