package io.evenhand.signing;

import io.evenhand.signing.SigningIdentity.DigestSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys in a hardware token, or whatever else speaks PKCS#11. They are made in it and never leave it. The certificates of
 * former keys, which are public, are kept in the key folder beside. A key's name in the token is {@code evenhand-seal-2}: the
 * highest number is in use.
 */
final class TokenVault implements KeyVault {
    /** So long after a rotation by another process its key may still be unknown here. */
    private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(5);

    private static final String PREFIX = "evenhand-";

    /**
     * @param library the token's PKCS#11 library
     * @param slot the token's slot; absent for the first
     */
    record Settings(Path library, @Nullable Long slot, String pin) {}

    private record Entry(String alias, KeyRole role, int generation, PrivateKey key, List<X509Certificate> chain) {}

    private final Provider provider;
    private final Settings settings;
    private final Path certificates;
    private final Clock clock;
    private List<Entry> entries = List.of();
    private Instant lookedAt = Instant.MIN;

    private TokenVault(Provider provider, Settings settings, Path certificates, Clock clock) {
        this.provider = provider;
        this.settings = settings;
        this.certificates = certificates;
        this.clock = clock;
    }

    /**
     * Opens the token, making its keys first if it has none of ours.
     *
     * @param certificates the key folder, for certificates of former keys
     * @throws KeysUnavailableException if the token does not answer, or the PIN is wrong
     */
    static TokenVault open(Settings settings, Path certificates, Clock clock, PublicAddresses addresses) {
        try {
            if (!Files.isReadable(settings.library())) {
                throw new IOException("there is no library " + settings.library());
            }
            Provider base = Security.getProvider("SunPKCS11");
            if (base == null) {
                throw new IOException("this Java has no PKCS#11");
            }
            Path folder = certificates.toAbsolutePath().normalize();
            Files.createDirectories(folder.getParent());
            OwnerOnly.createFolderIfMissing(folder);
            var vault = new TokenVault(base.configure(configuration(settings)), settings, folder, clock);
            vault.look();
            if (!Arrays.stream(KeyRole.values()).allMatch(vault::has)) {
                vault.makeMissing(new KeyRotation(vault, addresses, clock));
            }
            return vault;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (e instanceof KeysUnavailableException known) {
                throw known;
            }
            throw unavailable(settings, e);
        }
    }

    /** Only what is not there: a first start that died between two keys is completed by the next. */
    private void makeMissing(KeyRotation rotation) {
        Boolean unused = exclusively(() -> {
            if (!has(KeyRole.AUTHORITY) && !entries.isEmpty()) {
                // Whatever certified the keys that are there is gone.
                throw missing(KeyRole.AUTHORITY);
            }
            rotation.makeMissing(List.of(KeyRole.values()), this::has);
            return true;
        });
    }

    private synchronized boolean has(KeyRole role) {
        return entries.stream().anyMatch(entry -> entry.role == role);
    }

    @Override
    public <T> T exclusively(Supplier<T> work) {
        try {
            return FolderLock.holding(certificates, () -> {
                look();
                return work.get();
            });
        } catch (IOException | GeneralSecurityException e) {
            throw unavailable(settings, e);
        }
    }

    private static String configuration(Settings settings) {
        return "--name=evenhand\nlibrary=" + settings.library().toAbsolutePath() + "\n"
                + (settings.slot() == null ? "slotListIndex=0" : "slot=" + settings.slot()) + "\n"
                + "attributes(generate,CKO_PRIVATE_KEY,*)={\n"
                + "CKA_SENSITIVE=true\nCKA_EXTRACTABLE=false\nCKA_PRIVATE=true\nCKA_SIGN=true\n}\n";
    }

    @Override
    public SigningIdentity current(KeyRole role) {
        Entry entry = ofRole(role).getFirst();
        X509Certificate certificate = entry.chain.getFirst();
        List<X509Certificate> issuers =
                KeyFolder.withCross(entry.chain.subList(1, entry.chain.size()), crossCertificates());
        return new SigningIdentity(certificate, issuers, digest -> {
            KeyFolder.requireInForce(role, certificate, "the token", clock.instant());
            return sign(entry.key, digest);
        });
    }

    @Override
    public List<X509Certificate> certificates(KeyRole role) {
        return Stream.concat(ofRole(role).stream().map(entry -> entry.chain.getFirst()), kept(role.alias()).stream())
                .distinct()
                .toList();
    }

    @Override
    public List<SigningIdentity> authorities() {
        return ofRole(KeyRole.AUTHORITY).stream()
                .map(entry -> new SigningIdentity(entry.chain.getFirst(), List.of(), digest -> sign(entry.key, digest)))
                .toList();
    }

    @Override
    public List<X509Certificate> crossCertificates() {
        return kept("cross");
    }

    @Override
    public void addCrossCertificate(X509Certificate certificate) {
        keep("cross", certificate);
    }

    @Override
    public NewKey prepare(KeyRole role) {
        KeyPair pair;
        try {
            var generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec(CertificateAuthority.curve(role)));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw unavailable(settings, e);
        }
        return new NewKey() {
            @Override
            public PublicKey publicKey() {
                return pair.getPublic();
            }

            @Override
            public DigestSigner signer() {
                return digest -> sign(pair.getPrivate(), digest);
            }

            @Override
            public void use(List<X509Certificate> chain) {
                take(role, pair.getPrivate(), chain);
            }
        };
    }

    private void take(KeyRole role, PrivateKey key, List<X509Certificate> chain) {
        try {
            Boolean unused = FolderLock.holding(certificates, () -> {
                putInPlace(role, key, chain);
                return true;
            });
        } catch (KeysUnavailableException known) {
            throw known;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw unavailable(settings, e);
        }
    }

    private synchronized void putInPlace(KeyRole role, PrivateKey key, List<X509Certificate> chain)
            throws GeneralSecurityException, IOException {
        look();
        if (role != KeyRole.AUTHORITY) {
            KeyFolder.requireIssuerInUse(role, chain, certificates(KeyRole.AUTHORITY));
        }
        List<Entry> former =
                entries.stream().filter(entry -> entry.role == role).toList();
        int next = former.stream().mapToInt(Entry::generation).max().orElse(0) + 1;
        for (Entry entry : former) {
            keep(role.alias(), entry.chain.getFirst());
        }
        KeyStore store = store();
        store.setKeyEntry(PREFIX + role.alias() + "-" + next, key, null, chain.toArray(Certificate[]::new));
        if (role != KeyRole.AUTHORITY) {
            for (Entry entry : former) {
                store.deleteEntry(entry.alias);
            }
        }
        look();
        if (role == KeyRole.AUTHORITY) {
            OwnerOnly.replace(
                    certificates.resolve(KeyFolder.AUTHORITY_CERTIFICATE_FILE), KeyStoreFile.pem(certificates(role)));
        }
    }

    private byte[] sign(PrivateKey key, byte[] digest) {
        try {
            return SignatureScheme.signOnCurve(key, digest, Signature.getInstance("NONEwithECDSA", provider));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw unavailable(settings, e);
        }
    }

    /** The generations of a role that have a key, the one in use first. */
    private synchronized List<Entry> ofRole(KeyRole role) {
        if (clock.instant().isAfter(lookedAt.plus(LOOKED_AT_EVERY))
                || clock.instant().isBefore(lookedAt)) {
            try {
                look();
            } catch (GeneralSecurityException | IOException | RuntimeException e) {
                throw unavailable(settings, e);
            }
        }
        List<Entry> found = entries.stream()
                .filter(entry -> entry.role == role)
                .sorted(Comparator.comparingInt(Entry::generation).reversed())
                .toList();
        if (found.isEmpty()) {
            throw missing(role);
        }
        return found;
    }

    private static KeysUnavailableException missing(KeyRole role) {
        return new KeysUnavailableException(
                "The token has no key " + PREFIX + role.alias()
                        + "-1. If it was emptied, restore it from the backup that its maker provides for.",
                null);
    }

    private synchronized void look() throws GeneralSecurityException, IOException {
        KeyStore store = store();
        var found = new ArrayList<Entry>();
        for (String alias : java.util.Collections.list(store.aliases())) {
            for (KeyRole role : KeyRole.values()) {
                String prefix = PREFIX + role.alias() + "-";
                if (alias.startsWith(prefix)
                        && alias.substring(prefix.length()).matches("\\d{1,6}")
                        && store.getKey(alias, null) instanceof PrivateKey key) {
                    List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toList();
                    found.add(new Entry(alias, role, Integer.parseInt(alias.substring(prefix.length())), key, chain));
                }
            }
        }
        entries = List.copyOf(found);
        lookedAt = clock.instant();
    }

    private KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, settings.pin().toCharArray());
        return store;
    }

    private List<X509Certificate> kept(String kind) {
        try {
            return KeyFolderContents.retired(certificates, kind);
        } catch (IOException | GeneralSecurityException e) {
            throw unavailable(settings, e);
        }
    }

    private void keep(String kind, X509Certificate certificate) {
        try {
            KeyFolderContents.keep(certificates, kind, certificate);
        } catch (IOException | GeneralSecurityException e) {
            throw unavailable(settings, e);
        }
    }

    private static KeysUnavailableException unavailable(Settings settings, Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new KeysUnavailableException(
                "The token behind " + settings.library() + " does not answer (" + cause.getMessage()
                        + "). Check that it is plugged in, and the settings evenhand.signing.pkcs11.library, .slot and .pin.",
                e);
    }
}
