package io.evenhand.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.operator.OperatorException;

/**
 * The keys in a folder: one PKCS#12 keystore a role, the password that opens them, and the authority's certificate to hand
 * out. Only the owner may read it. The first start makes the folder beside its final place and then renames it, so that it
 * is there whole or not at all, whenever the process dies; a lock file keeps two first starts apart.
 */
final class KeyFolder implements KeyVault {
    static final String PASSWORD_FILE = "password";
    static final String AUTHORITY_CERTIFICATE_FILE = "ca.crt";
    private static final String STORE_TYPE = "PKCS12";

    private record Entry(PrivateKey key, X509Certificate certificate) {}

    private final Path folder;
    private final Clock clock;
    private final Map<KeyRole, Entry> entries;

    private KeyFolder(Path folder, Clock clock, Map<KeyRole, Entry> entries) {
        this.folder = folder;
        this.clock = clock;
        this.entries = entries;
    }

    /**
     * Opens the keys, making them first if the folder is not there yet.
     *
     * @throws KeysUnavailableException if they cannot be made, or what is there cannot be used
     */
    static KeyFolder open(Path folder, Clock clock) {
        Path place = folder.toAbsolutePath().normalize();
        try {
            if (isMissing(place)) {
                createOnce(place, clock);
            }
        } catch (IOException | GeneralSecurityException | OperatorException e) {
            throw new KeysUnavailableException(
                    "The signing keys could not be made in " + place + ": " + reason(e)
                            + ". Check that the folder above is writable and the disk is not full.",
                    e);
        }
        return load(place, clock);
    }

    @Override
    public X509Certificate certificate(KeyRole role) {
        return entry(role).certificate;
    }

    @Override
    public byte[] sign(KeyRole role, byte[] digest) {
        Entry entry = entry(role);
        var now = clock.instant();
        if (now.isAfter(entry.certificate.getNotAfter().toInstant())) {
            throw new KeysUnavailableException(
                    "The " + role.alias() + " certificate in " + folder + " ended on "
                            + entry.certificate.getNotAfter().toInstant() + "; nothing can be signed with it.",
                    null);
        }
        if (now.isBefore(entry.certificate.getNotBefore().toInstant())) {
            throw new KeysUnavailableException(
                    "The " + role.alias() + " certificate in " + folder + " begins only on "
                            + entry.certificate.getNotBefore().toInstant() + "; check this machine's clock.",
                    null);
        }
        try {
            return SigningIdentity.signDigest(entry.key, digest);
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailableException(
                    "The " + role.alias() + " key in " + folder + " does not sign: " + reason(e), e);
        }
    }

    private Entry entry(KeyRole role) {
        return Objects.requireNonNull(entries.get(role), "loaded for every role");
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

    private static synchronized void createOnce(Path folder, Clock clock)
            throws IOException, GeneralSecurityException, OperatorException {
        Path parent = Objects.requireNonNull(folder.getParent(), "an absolute folder below the root");
        Files.createDirectories(parent);
        Path lock = parent.resolve(folder.getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            if (!held.isValid() || !isMissing(folder)) {
                return;
            }
            Path draft = parent.resolve(folder.getFileName() + ".new");
            // What a first start that died half-way left behind; nobody else writes here while we hold the lock.
            deleteRecursively(draft);
            createOwnerOnlyDirectory(draft);
            KeyFolderContents.write(draft, clock);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            forceToDisk(parent);
        }
    }

    private static KeyFolder load(Path folder, Clock clock) {
        try {
            char[] password = Files.readString(folder.resolve(PASSWORD_FILE), StandardCharsets.US_ASCII)
                    .strip()
                    .toCharArray();
            var entries = new EnumMap<KeyRole, Entry>(KeyRole.class);
            for (KeyRole role : KeyRole.values()) {
                entries.put(role, loadEntry(folder, role, password));
            }
            X509Certificate authority = Objects.requireNonNull(entries.get(KeyRole.AUTHORITY)).certificate;
            for (Entry entry : entries.values()) {
                entry.certificate.verify(authority.getPublicKey());
            }
            return new KeyFolder(folder, clock, entries);
        } catch (IOException | GeneralSecurityException e) {
            throw new KeysUnavailableException(
                    "The signing keys in " + folder + " are damaged or cannot be read: " + reason(e)
                            + ". Restore the folder from a backup; do not delete it, or earlier signatures lose their authority.",
                    e);
        }
    }

    private static Entry loadEntry(Path folder, KeyRole role, char[] password)
            throws IOException, GeneralSecurityException {
        Path file = folder.resolve(role.alias() + ".p12");
        var store = KeyStore.getInstance(STORE_TYPE);
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        } catch (IOException e) {
            throw new IOException(file.getFileName() + " (" + reason(e) + ")", e);
        }
        if (store.getKey(role.alias(), password) instanceof PrivateKey key
                && store.getCertificate(role.alias()) instanceof X509Certificate certificate) {
            return new Entry(key, certificate);
        }
        throw new IOException(file.getFileName() + " holds no key named " + role.alias());
    }

    private static void createOwnerOnlyDirectory(Path directory) throws IOException {
        Files.createDirectory(directory);
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void deleteRecursively(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> content = Files.list(directory)) {
            for (Path file : content.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    static void forceToDisk(Path fileOrFolder) throws IOException {
        try (var channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        String kind = e.getClass().getSimpleName().replaceAll("Exception$", "");
        return message == null ? kind : e instanceof java.nio.file.FileSystemException ? kind + " " + message : message;
    }
}
