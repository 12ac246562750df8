package io.evenhand.signing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Signing as the application would set it up, in a folder of the test. */
public final class TestKeys {
    private TestKeys() {}

    public static Signing signing(Path folder, Clock clock) {
        return signing(folder, clock, List.of());
    }

    static Signing signing(Path folder, Clock clock, List<URI> timestampUrls) {
        return signing(folder, new RegisterInMemory(), settings(timestampUrls, "none"), clock);
    }

    static Signing signing(Path folder, CertificateRegister register, String publicUrl, Clock clock) {
        return signing(folder, register, settings(List.of(), publicUrl, List.of(), "none"), clock);
    }

    /** Asks these hosts whether certificates were withdrawn. */
    static Signing askingHosts(Path folder, Clock clock, List<String> hosts) {
        return signing(folder, new RegisterInMemory(), settings(List.of(), "", hosts, "none"), clock);
    }

    static Signing signing(
            Path folder, CertificateRegister register, SigningConfiguration.Settings settings, Clock clock) {
        return signing(SigningConfiguration.vault(folder, settings, clock), folder, register, settings, clock);
    }

    static Signing signing(KeyVault vault, Path folder, Clock clock) {
        return signing(vault, folder, new RegisterInMemory(), settings(List.of(), "none"), clock);
    }

    static Signing signing(Path folder, SealedDocuments sealed, Clock clock) {
        SigningConfiguration.Settings settings = settings(List.of(), "none");
        KeyVault vault = SigningConfiguration.vault(folder, settings, clock);
        return signing(vault, folder, new RegisterInMemory(), sealed, settings, clock);
    }

    private static Signing signing(
            KeyVault vault,
            Path folder,
            CertificateRegister register,
            SigningConfiguration.Settings settings,
            Clock clock) {
        return signing(vault, folder, register, new SealedInMemory(), settings, clock);
    }

    private static Signing signing(
            KeyVault vault,
            Path folder,
            CertificateRegister register,
            SealedDocuments sealed,
            SigningConfiguration.Settings settings,
            Clock clock) {
        PublicAddresses addresses = settings.addresses();
        return new SigningConfiguration()
                .signing(
                        vault,
                        new CertificateAuthority(vault, register, addresses, clock),
                        new PartnerCertificates(folder, clock),
                        sealed,
                        settings,
                        clock);
    }

    /** What the command line does with the keys below a data folder. */
    static Keys keys(Path data, Clock clock) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("evenhand.data", data.toString())));
        return Keys.of(environment, clock);
    }

    static SigningConfiguration.Settings settings(List<URI> timestampUrls, String fallback) {
        return settings(timestampUrls, "", List.of(), fallback);
    }

    private static SigningConfiguration.Settings settings(
            List<URI> timestampUrls, String publicUrl, List<String> hosts, String fallback) {
        return new SigningConfiguration.Settings(
                timestampUrls,
                publicUrl,
                "",
                null,
                hosts,
                "",
                SigningConfiguration.TimestampFallback.valueOf(fallback.toUpperCase(java.util.Locale.ROOT)),
                java.time.Duration.ofDays(365),
                List.of());
    }

    /** The local timestamps of a folder: a SHA-256 digest goes in, an encoded token comes out. */
    public static java.util.function.UnaryOperator<byte[]> localTimestamps(Path folder, Clock clock) {
        KeyVault vault = KeyFolder.open(folder, clock);
        var local = new LocalTimestamps(() -> vault.current(KeyRole.TIMESTAMP), clock);
        return digest -> {
            try {
                return local.timestamp(digest).getEncoded("DER");
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /** The revocation list of a folder's authority, as of now. */
    public static byte[] revocationList(Path folder, Clock clock) {
        return new Revocations(KeyFolder.open(folder, clock), new RegisterInMemory(), clock)
                .list("")
                .orElseThrow();
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
