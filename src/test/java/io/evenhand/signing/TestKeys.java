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
        return signing(folder, new RegisterInMemory(), PublicAddresses.none(), clock, timestampUrls);
    }

    static Signing signing(
            Path folder, CertificateRegister register, PublicAddresses addresses, Clock clock, List<URI> timestampUrls) {
        KeyVault vault = KeyFolder.open(folder, clock, addresses);
        return SigningConfiguration.create(
                vault,
                new CertificateAuthority(vault, register, addresses, clock),
                new PartnerCertificates(folder, clock),
                OutsideRevocations.none(),
                timestampUrls,
                clock);
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
