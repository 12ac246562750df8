package io.evenhand.signing;

import io.evenhand.signing.SigningIdentity.DigestSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The keys in a folder: one PKCS#12 keystore a role, the password that opens them, and the authorities' certificates to hand
 * out. Only the owner may read it. The first start makes the folder beside its final place and then renames it, so that it
 * is there whole or not at all, whenever the process dies; a lock file keeps two first starts apart. A rotation replaces one
 * file at a time, and whoever has the folder open sees it with the next signature.
 */
final class KeyFolder implements KeyVault {
    static final String AUTHORITY_CERTIFICATE_FILE = "ca.crt";
    private static final int MOST_READINGS = 5;

    private final Path folder;
    private final Clock clock;
    private volatile KeyFolderContents contents;

    private KeyFolder(Path folder, Clock clock, KeyFolderContents contents) {
        this.folder = folder;
        this.clock = clock;
        this.contents = contents;
    }

    /**
     * Opens the keys, making them first if the folder is not there yet.
     *
     * @throws KeysUnavailableException if they cannot be made, or what is there cannot be used
     */
    static KeyFolder open(Path folder, Clock clock) {
        return open(folder, clock, PublicAddresses.none());
    }

    static KeyFolder open(Path folder, Clock clock, PublicAddresses addresses) {
        Path place = folder.toAbsolutePath().normalize();
        try {
            if (isMissing(place)) {
                createOnce(place, clock, addresses);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new KeysUnavailableException(
                    "The signing keys could not be made in " + place + ": " + KeyStoreFile.reason(e)
                            + ". Check that the folder above is writable and the disk is not full.",
                    e);
        }
        var opened = new KeyFolder(place, clock, load(place));
        // A folder from before there were responders gets one.
        if (opened.contents.current(KeyRole.RESPONDER) == null) {
            new KeyRotation(opened, addresses, clock)
                    .makeMissing(
                            List.of(KeyRole.RESPONDER), role -> opened.fresh().current(role) != null);
        }
        return opened;
    }

    @Override
    public SigningIdentity current(KeyRole role) {
        KeyFolderContents present = fresh();
        KeyStoreFile file = Objects.requireNonNull(present.current(role), "loaded for every role");
        DigestSigner signer = signer(file);
        List<X509Certificate> issuers =
                withCross(file.chain().subList(1, file.chain().size()), present.crossCertificates());
        return new SigningIdentity(file.chain().getFirst(), issuers, digest -> {
            requireInForce(role, file.chain().getFirst(), folder.toString(), clock.instant());
            return signer.sign(digest);
        });
    }

    @Override
    public List<X509Certificate> certificates(KeyRole role) {
        return fresh().certificates(role);
    }

    @Override
    public List<SigningIdentity> authorities() {
        return fresh().authorities().stream()
                .map(file -> new SigningIdentity(file.chain().getFirst(), List.of(), signer(file)))
                .toList();
    }

    @Override
    public List<X509Certificate> crossCertificates() {
        return fresh().crossCertificates();
    }

    @Override
    public void addCrossCertificate(X509Certificate certificate) {
        writing(() -> KeyFolderContents.keep(folder, "cross", certificate));
    }

    @Override
    public <T> T exclusively(Supplier<T> work) {
        try {
            return FolderLock.holding(folder, work::get);
        } catch (IOException | GeneralSecurityException e) {
            throw unwritable(e);
        }
    }

    @Override
    public NewKey prepare(KeyRole role) {
        KeyPair pair = CertificateAuthority.newKey(role);
        DigestSigner signer = DigestSigner.of(pair.getPrivate(), SignatureScheme.of(pair.getPublic()));
        return new NewKey() {
            @Override
            public PublicKey publicKey() {
                return pair.getPublic();
            }

            @Override
            public DigestSigner signer() {
                return signer;
            }

            @Override
            public void use(List<X509Certificate> chain) {
                writing(() -> {
                    // What this process remembers may be older than what another has put in place.
                    KeyFolderContents present = fresh();
                    requireIssuerInUse(role, chain, present.certificates(KeyRole.AUTHORITY));
                    KeyFolderContents.replace(
                            folder, role, present.current(role), new KeyStoreFile(pair.getPrivate(), chain));
                });
            }
        };
    }

    /** A key that the former authority certified while another process made the next would be one too late. */
    static void requireIssuerInUse(KeyRole role, List<X509Certificate> chain, List<X509Certificate> authorities) {
        if (role != KeyRole.AUTHORITY && !chain.getLast().equals(authorities.getFirst())) {
            throw new KeysUnavailableException(
                    "Another authority was put in place while the " + role.alias()
                            + " key was made, so that key was thrown away. Once more: ./evenhand keys rotate "
                            + role.alias(),
                    null);
        }
    }

    /**
     * Where a former authority vouches for this one, that certificate stands in the place of its own: whoever trusts either finds a
     * way up. With both, verifiers take the shorter way, to an authority that they may not know.
     */
    static List<X509Certificate> withCross(List<X509Certificate> issuers, List<X509Certificate> crossCertificates) {
        return issuers.stream()
                .map(issuer -> crossCertificates.stream()
                        .filter(cross -> cross.getPublicKey().equals(issuer.getPublicKey()))
                        .findFirst()
                        .orElse(issuer))
                .toList();
    }

    private static DigestSigner signer(KeyStoreFile file) {
        return DigestSigner.of(
                file.key(), SignatureScheme.of(file.chain().getFirst().getPublicKey()));
    }

    /** @param where the key is, for the sentence */
    static void requireInForce(KeyRole role, X509Certificate certificate, String where, Instant now) {
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            throw new KeysUnavailableException(
                    "The " + role.alias() + " certificate in " + where + " ended on "
                            + certificate.getNotAfter().toInstant()
                            + "; nothing can be signed with it. Make the next one: ./evenhand keys rotate "
                            + role.alias(),
                    null);
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            throw new KeysUnavailableException(
                    "The " + role.alias() + " certificate in " + where + " begins only on "
                            + certificate.getNotBefore().toInstant() + "; check this machine's clock.",
                    null);
        }
    }

    /** What is in the folder now; read again only when a file has changed. */
    private KeyFolderContents fresh() {
        KeyFolderContents present = contents;
        if (!present.stamp().equals(stamp(folder))) {
            present = load(folder);
            contents = present;
        }
        return present;
    }

    /** Changes with every rotation, and costs as much as looking at the files' dates. */
    private static String stamp(Path folder) {
        var stamp = new StringBuilder();
        Stream.concat(
                        Arrays.stream(KeyRole.values()).map(role -> KeyFolderContents.store(folder, role)),
                        Stream.of(folder.resolve(KeyFolderContents.RETIRED)))
                .forEach(place -> {
                    try {
                        var file = Files.readAttributes(place, BasicFileAttributes.class);
                        stamp.append(file.fileKey())
                                .append(file.lastModifiedTime())
                                .append(file.size());
                    } catch (IOException missing) {
                        stamp.append("none");
                    }
                });
        return stamp.toString();
    }

    private interface Writing {
        void run() throws IOException, GeneralSecurityException;
    }

    private void writing(Writing change) {
        try {
            boolean unused = FolderLock.holding(folder, () -> {
                change.run();
                return true;
            });
        } catch (IOException | GeneralSecurityException e) {
            throw unwritable(e);
        }
    }

    private KeysUnavailableException unwritable(Exception e) {
        return new KeysUnavailableException(
                "The key could not be written to " + folder + ": " + KeyStoreFile.reason(e)
                        + ". Nothing has changed; check that the folder is writable and the disk is not full.",
                e);
    }

    private static boolean isMissing(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        // An empty folder is what a container's mount or an impatient administrator leaves.
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private static void createOnce(Path folder, Clock clock, PublicAddresses addresses)
            throws IOException, GeneralSecurityException {
        Path parent = Objects.requireNonNull(folder.getParent(), "an absolute folder below the root");
        Files.createDirectories(parent);
        boolean unused = FolderLock.holding(folder, () -> {
            if (!isMissing(folder)) {
                return false;
            }
            Path draft = parent.resolve(folder.getFileName() + ".new");
            // What a first start that died half-way left behind; nobody else writes here while we hold the lock.
            OwnerOnly.deleteRecursively(draft);
            OwnerOnly.createFolder(draft);
            KeyFolderContents.write(draft, clock, addresses);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            OwnerOnly.forceToDisk(parent);
            return true;
        });
    }

    /** Again where a rotation by another process came between: what was read is then partly of before and partly of after. */
    private static KeyFolderContents load(Path folder) {
        for (int attempt = 1; ; attempt++) {
            String stamp = stamp(folder);
            try {
                return KeyFolderContents.read(folder, stamp);
            } catch (IOException | GeneralSecurityException e) {
                if (attempt == MOST_READINGS || stamp.equals(stamp(folder))) {
                    throw new KeysUnavailableException(
                            "The signing keys in " + folder + " are damaged or cannot be read: "
                                    + KeyStoreFile.reason(e)
                                    + ". Restore the folder from a backup; do not delete it, or earlier signatures lose their authority.",
                            e);
                }
            }
        }
    }
}
