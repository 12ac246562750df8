package io.evenhand.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorException;

/** Puts a new key in the place of a former one. What the former signed stays verifiable. */
final class KeyRotation {
    private static final String ORGANISATION = "Evenhand";
    private static final String AUTHORITY_NAME = "Evenhand Authority ";
    private static final Pattern GENERATION = Pattern.compile("Evenhand Authority (\\p{XDigit}+)(?: G(\\d+))?");

    private final KeyVault vault;
    private final PublicAddresses addresses;
    private final Clock clock;

    KeyRotation(KeyVault vault, PublicAddresses addresses, Clock clock) {
        this.vault = vault;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** The next key of a service, certified by the authority in use. */
    X509Certificate rotate(KeyRole role) {
        if (role == KeyRole.AUTHORITY) {
            throw new IllegalArgumentException("An authority is rolled over, with everything below it");
        }
        return vault.exclusively(() -> {
            SigningIdentity authority = vault.current(KeyRole.AUTHORITY);
            KeyVault.NewKey key = vault.prepare(role);
            X509Certificate certificate =
                    issuing(() -> issue(authority, role, key.publicKey(), clock.instant(), addresses));
            key.use(List.of(certificate, authority.certificate()));
            return certificate;
        });
    }

    /**
     * Makes the next authority, lets the former vouch for it, and has it certify every service anew; nobody else changes keys
     * meanwhile. The former's key is kept to say which of its certificates were withdrawn. A process that dies half-way leaves
     * services of the former authority, which go on working; rotating them completes it.
     *
     * <p>A former authority that may have none below it cannot vouch: verifiers would not believe it. Whoever trusts only that one
     * has to be handed the next.
     */
    X509Certificate rollOver() {
        return vault.exclusively(() -> {
            SigningIdentity former = vault.current(KeyRole.AUTHORITY);
            KeyVault.NewKey key = vault.prepare(KeyRole.AUTHORITY);
            X500Name name = nextName(former.certificate());
            Instant now = clock.instant();
            X509Certificate root =
                    issuing(() -> CertificateAuthority.selfSigned(key.publicKey(), key.signer(), name, now));
            if (former.certificate().getBasicConstraints() > 0) {
                vault.addCrossCertificate(
                        issuing(() -> CertificateAuthority.crossSigned(former, root, now, addresses)));
            }
            key.use(List.of(root));
            KeyRole.SERVICES.forEach(this::rotate);
            return root;
        });
    }

    /** Makes the keys that are not there, whether none was made yet or who made them died between two. */
    void makeMissing(List<KeyRole> roles, Predicate<KeyRole> isThere) {
        Boolean unused = vault.exclusively(() -> {
            for (KeyRole role : roles) {
                if (isThere.test(role)) {
                    continue;
                }
                if (role == KeyRole.AUTHORITY) {
                    KeyVault.NewKey key = vault.prepare(role);
                    key.use(List.of(issuing(() -> CertificateAuthority.selfSigned(
                            key.publicKey(), key.signer(), newAuthorityName(), clock.instant()))));
                } else {
                    rotate(role);
                }
            }
            return true;
        });
    }

    static X509Certificate issue(
            SigningIdentity authority, KeyRole role, PublicKey key, Instant now, PublicAddresses addresses)
            throws GeneralSecurityException, IOException, OperatorException {
        Matcher issuer = GENERATION.matcher(
                CertificateSubject.of(authority.certificate()).name());
        String installation = issuer.matches() ? Objects.requireNonNull(issuer.group(1)) : "";
        return CertificateAuthority.issue(
                authority,
                name("Evenhand " + role.title() + " " + installation),
                key,
                CertificateAuthority.Usage.of(role),
                now,
                CertificateAuthority.within(authority.certificate(), now, CertificateAuthority.SERVICE_VALIDITY),
                addresses);
    }

    /** Two installations must not have the same name, or their certificates would be mixed up. */
    static X500Name newAuthorityName() {
        byte[] installation = new byte[4];
        new SecureRandom().nextBytes(installation);
        return name(AUTHORITY_NAME + HexFormat.of().formatHex(installation));
    }

    /** Nor two authorities of one installation. */
    private static X500Name nextName(X509Certificate former) {
        Matcher name = GENERATION.matcher(CertificateSubject.of(former).name());
        if (!name.matches()) {
            return newAuthorityName();
        }
        int next = name.group(2) == null ? 2 : Integer.parseInt(name.group(2)) + 1;
        return name(AUTHORITY_NAME + name.group(1) + " G" + next);
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, ORGANISATION)
                .addRDN(BCStyle.CN, commonName.strip())
                .build();
    }

    private interface Issuing {
        X509Certificate run() throws GeneralSecurityException, IOException, OperatorException;
    }

    private static X509Certificate issuing(Issuing work) {
        try {
            return work.run();
        } catch (GeneralSecurityException | IOException | OperatorException e) {
            throw new IllegalStateException("A certificate could not be issued", e);
        }
    }
}
