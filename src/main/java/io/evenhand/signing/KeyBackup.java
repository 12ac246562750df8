package io.evenhand.signing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key folder in one file, encrypted under a passphrase (PBKDF2 with SHA-512, then AES-256-GCM). It is read back before it
 * counts as written, and restored whole or not at all.
 */
final class KeyBackup {
    static final int SHORTEST_PASSPHRASE = 12;
    private static final byte[] MAGIC = "EVENHAND-KEYS-1\n".getBytes(StandardCharsets.US_ASCII);
    /** How often a passphrase is hashed into a key; a file says in how many rounds its own was. */
    static final int ROUNDS = 600_000;

    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int HEADER_BYTES = MAGIC.length + Integer.BYTES + SALT_BYTES + NONCE_BYTES;
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)?");
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyBackup() {}

    /** The file is none of ours, or the passphrase is another. The message is for people. */
    static final class Unusable extends Exception {
        Unusable(String sentence) {
            super(sentence);
        }
    }

    /**
     * Nobody puts a key in place meanwhile, or half of the backup could be of before and half of after.
     *
     * @return how many files are in it
     * @throws GeneralSecurityException if the keys in it could not be used; nothing is left then
     */
    static int write(Path folder, Path out, char[] passphrase, int rounds)
            throws IOException, GeneralSecurityException, Unusable {
        if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            throw new Unusable(out + " is there already; a backup never replaces a file. Name another.");
        }
        if (!Files.isDirectory(folder)) {
            throw noKeys(folder);
        }
        Map<String, byte[]> files = FolderLock.holding(folder, () -> read(folder));
        if (files.isEmpty()) {
            throw noKeys(folder);
        }
        Path place = out.toAbsolutePath();
        Path draft = place.resolveSibling("." + place.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try {
            OwnerOnly.write(draft, packed(files, passphrase, rounds));
            Map<String, byte[]> back = unzip(decrypt(Files.readAllBytes(draft), passphrase));
            if (!back.keySet().equals(files.keySet())
                    || !files.keySet().stream().allMatch(name -> Arrays.equals(files.get(name), back.get(name)))) {
                throw new IOException("what was written to " + place + " does not read back as it was");
            }
            boolean unused = FolderLock.holding(folder, () -> {
                Path copy = folder.resolveSibling(folder.getFileName() + ".checked");
                try {
                    unpack(back, copy);
                } finally {
                    OwnerOnly.deleteRecursively(copy);
                }
                return true;
            });
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        return files.size();
    }

    private static Unusable noKeys(Path folder) {
        return new Unusable("There are no keys in " + folder + " yet.");
    }

    /** @return how many files were restored */
    static int restore(Path file, Path folder, char[] passphrase)
            throws IOException, GeneralSecurityException, Unusable {
        requireFree(folder);
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            throw new Unusable(file + " is no backup of keys: there is no such file, or it is too large.");
        }
        Map<String, byte[]> files = unzip(decrypt(Files.readAllBytes(file), passphrase));
        Path parent = Objects.requireNonNull(folder.getParent(), "an absolute folder below the root");
        Files.createDirectories(parent);
        boolean restored = FolderLock.holding(folder, () -> {
            // A server's first start may have come first.
            if (hasContent(folder)) {
                return false;
            }
            Path draft = parent.resolve(folder.getFileName() + ".restored");
            try {
                unpack(files, draft);
                Files.deleteIfExists(folder);
                Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                // All the keys would lie about in it.
                OwnerOnly.deleteRecursively(draft);
            }
            OwnerOnly.forceToDisk(parent);
            return true;
        });
        if (!restored) {
            requireFree(folder);
        }
        return files.size();
    }

    private static void requireFree(Path folder) throws IOException, Unusable {
        if (hasContent(folder)) {
            throw new Unusable(
                    "There are keys in " + folder + " already. Move that folder away first; nothing is replaced.");
        }
    }

    private static boolean hasContent(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isPresent();
        }
    }

    /** Into a folder of its own, and looks whether the keys can be used: what cannot is found now, not with the first signature. */
    private static void unpack(Map<String, byte[]> files, Path draft) throws IOException, GeneralSecurityException {
        OwnerOnly.deleteRecursively(draft);
        OwnerOnly.createFolder(draft);
        for (Map.Entry<String, byte[]> entry : files.entrySet()) {
            Path place = draft.resolve(entry.getKey());
            OwnerOnly.createFolderIfMissing(Objects.requireNonNull(place.getParent()));
            OwnerOnly.write(place, entry.getValue());
        }
        // Of a token's installation there are only certificates.
        if (files.containsKey(KeyRole.AUTHORITY.alias() + ".p12")) {
            try {
                KeyFolderContents unused = KeyFolderContents.read(draft, "");
            } catch (IOException e) {
                throw new GeneralSecurityException(KeyStoreFile.reason(e), e);
            }
        }
    }

    static byte[] packed(Map<String, byte[]> files, char[] passphrase, int rounds) throws IOException {
        return encrypt(zip(files), passphrase, rounds);
    }

    static Map<String, byte[]> read(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(folder, 2)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (NAME.matcher(name).matches()) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> unzip(byte[] content) throws IOException, Unusable {
        var files = new TreeMap<String, byte[]>();
        int left = MOST_BYTES;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] file = zip.readNBytes(left);
                left -= file.length;
                if (!NAME.matcher(entry.getName()).matches() || left <= 0) {
                    throw new Unusable("The backup holds something that is no key: " + entry.getName());
                }
                files.put(entry.getName(), file);
            }
        }
        return files;
    }

    private static byte[] encrypt(byte[] content, char[] passphrase, int rounds) throws IOException {
        byte[] salt = random(SALT_BYTES);
        byte[] nonce = random(NONCE_BYTES);
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .put(MAGIC)
                .putInt(rounds)
                .put(salt)
                .put(nonce)
                .array();
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, passphrase, rounds, salt, nonce, header)
                    .doFinal(content);
            return ByteBuffer.allocate(header.length + encrypted.length)
                    .put(header)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IOException("the backup cannot be encrypted", e);
        }
    }

    private static byte[] decrypt(byte[] file, char[] passphrase) throws IOException, Unusable {
        if (file.length < HEADER_BYTES || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new Unusable("The file is no backup of keys that this version knows.");
        }
        var buffer = ByteBuffer.wrap(file, MAGIC.length, HEADER_BYTES - MAGIC.length);
        int rounds = buffer.getInt();
        byte[] salt = new byte[SALT_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(salt).get(nonce);
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new Unusable("The backup is damaged.");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, passphrase, rounds, salt, nonce, Arrays.copyOf(file, HEADER_BYTES))
                    .doFinal(file, HEADER_BYTES, file.length - HEADER_BYTES);
        } catch (AEADBadTagException e) {
            throw new Unusable("The passphrase does not open the backup, or the file is damaged.");
        } catch (GeneralSecurityException e) {
            throw new IOException("the backup cannot be decrypted", e);
        }
    }

    private static Cipher cipher(int mode, char[] passphrase, int rounds, byte[] salt, byte[] nonce, byte[] header)
            throws GeneralSecurityException {
        var spec = new PBEKeySpec(passphrase, salt, rounds, 256);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                .generateSecret(spec)
                .getEncoded();
        spec.clearPassword();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(header);
        return cipher;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
