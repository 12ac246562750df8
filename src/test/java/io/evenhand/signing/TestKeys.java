package io.evenhand.signing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Signing as the application would set it up, in a folder of the test. */
public final class TestKeys {
    private TestKeys() {}

    public static Signing signing(Path folder, Clock clock) {
        return signing(folder, clock, List.of());
    }

    static Signing signing(Path folder, Clock clock, List<URI> timestampUrls) {
        return SigningConfiguration.create(folder, new RegisterInMemory(), settings(timestampUrls, "none"), clock);
    }

    static Signing signing(Path folder, CertificateRegister register, String publicUrl, Clock clock) {
        return SigningConfiguration.create(
                folder,
                register,
                new SigningConfiguration.Settings(
                        List.of(), publicUrl, null, List.of(), "", SigningConfiguration.TimestampFallback.NONE),
                clock);
    }

    static Signing signing(KeyVault vault, Path folder, Clock clock) {
        return SigningConfiguration.create(vault, folder, new RegisterInMemory(), settings(List.of(), "none"), clock);
    }

    /** Asks these hosts whether certificates were withdrawn. */
    static Signing askingHosts(Path folder, Clock clock, List<String> hosts) {
        return SigningConfiguration.create(
                folder,
                new RegisterInMemory(),
                new SigningConfiguration.Settings(
                        List.of(), "", null, hosts, "", SigningConfiguration.TimestampFallback.NONE),
                clock);
    }

    static SigningConfiguration.Settings settings(List<URI> timestampUrls, String fallback) {
        return new SigningConfiguration.Settings(
                timestampUrls,
                "",
                null,
                List.of(),
                "",
                SigningConfiguration.TimestampFallback.valueOf(fallback.toUpperCase(java.util.Locale.ROOT)));
    }

    public static PartnerCertificates partnerCertificates(Path folder, Clock clock) {
        return new PartnerCertificates(folder, clock);
    }

    /** Certified, signed by two or three parties, sealed. */
    public static byte[] sealed(Signing signing, byte[] pdf, List<Signatory> signatories) {
        byte[] document = signing.certify(pdf, TestDocuments.fields(signatories.size()));
        for (int i = 0; i < signatories.size(); i++) {
            document = signing.sign(
                    document,
                    "party-" + (i + 1),
                    signatories.get(i),
                    "Agreement REV-2026-0042",
                    new SignatureMark.Printed());
        }
        return signing.seal(document);
    }
}
