package io.evenhand.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcOperations;

/** What whoever looks after an installation does with its keys, from the command line, while servers run or not. */
public final class Keys {
    private final Path folder;
    private final SigningConfiguration.Settings settings;
    private final Clock clock;
    private final int backupRounds;

    private Keys(Path folder, SigningConfiguration.Settings settings, Clock clock, int backupRounds) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.backupRounds = backupRounds;
    }

    /** Something is not as the command needs it. The message is a sentence for people. */
    public static final class NotPossibleException extends Exception {
        NotPossibleException(String sentence) {
            super(sentence);
        }
    }

    public static NotPossibleException notPossible(String sentence) {
        return new NotPossibleException(sentence);
    }

    /**
     * One certificate of the installation.
     *
     * @param role for example {@code seal}
     * @param inUse false for those that only explain old documents
     * @param due whether it ends within a year
     */
    public record Key(
            String role, String subject, String serial, Instant from, Instant until, boolean inUse, boolean due) {}

    /** By the same settings as the server's. Nothing is opened or made yet. */
    public static Keys of(Environment environment, Clock clock) {
        Path folder = Path.of(environment.getRequiredProperty("evenhand.data"))
                .resolve("keys")
                .toAbsolutePath()
                .normalize();
        var settings = Binder.get(environment).bindOrCreate("evenhand.signing", SigningConfiguration.Settings.class);
        return new Keys(folder, settings, clock, KeyBackup.ROUNDS);
    }

    /** The same, but backups are made in another number of rounds, see {@link KeyBackup#ROUNDS}. */
    Keys withBackupRounds(int rounds) {
        return new Keys(folder, settings, clock, rounds);
    }

    int backupRounds() {
        return backupRounds;
    }

    public Path folder() {
        return folder;
    }

    /** All certificates, those in use first. */
    public List<Key> list() throws NotPossibleException {
        KeyVault vault = vault();
        Instant now = clock.instant();
        var keys = new ArrayList<Key>();
        for (KeyRole role : KeyRole.values()) {
            List<X509Certificate> certificates = vault.certificates(role);
            for (int i = 0; i < certificates.size(); i++) {
                keys.add(key(role, certificates.get(i), i == 0, now));
            }
        }
        keys.sort((one, other) -> Boolean.compare(other.inUse(), one.inUse()));
        return keys;
    }

    /** The words that {@link #rotate} takes. */
    public static List<String> roles() {
        return Arrays.stream(KeyRole.values()).map(KeyRole::alias).toList();
    }

    /**
     * Puts a new key in the place of a role's; of the authority, in that of everything below it, too. Servers that run use it with
     * their next signature.
     *
     * @return the certificates that are in use now
     */
    public List<Key> rotate(String role) throws NotPossibleException {
        KeyRole wanted = Arrays.stream(KeyRole.values())
                .filter(one -> one.alias().equals(role.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new NotPossibleException(
                        "“" + role + "” is no key; name one of " + String.join(", ", roles()) + "."));
        KeyVault vault = vault();
        var rotation = new KeyRotation(vault, settings.addresses(), clock);
        Instant now = clock.instant();
        if (wanted == KeyRole.AUTHORITY) {
            X509Certificate unused = rotation.rollOver();
            return Arrays.stream(KeyRole.values())
                    .map(one -> key(one, vault.current(one).certificate(), true, now))
                    .toList();
        }
        return List.of(key(wanted, rotation.rotate(wanted), true, now));
    }

    /** Whether whoever trusts only the authority before this one finds a way from it to this one. */
    public boolean isAuthorityVouchedFor() throws NotPossibleException {
        KeyVault vault = vault();
        PublicKey key = vault.current(KeyRole.AUTHORITY).certificate().getPublicKey();
        return vault.crossCertificates().stream()
                .anyMatch(cross -> cross.getPublicKey().equals(key));
    }

    /** Writes one encrypted file and reads it back. @return how many files are in it */
    public int backup(Path out, char[] passphrase) throws NotPossibleException, IOException {
        requireLong(passphrase);
        try {
            return KeyBackup.write(folder, out, passphrase, backupRounds);
        } catch (KeyBackup.Unusable e) {
            throw new NotPossibleException(String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException e) {
            throw new NotPossibleException("The keys in " + folder + " cannot be used: " + KeyStoreFile.reason(e)
                    + ". No backup was made; restore an earlier one elsewhere and compare.");
        }
    }

    /** Puts a backup in the place where there are no keys. @return how many files were restored */
    public int restore(Path file, char[] passphrase) throws NotPossibleException, IOException {
        try {
            return KeyBackup.restore(file, folder, passphrase);
        } catch (KeyBackup.Unusable e) {
            throw new NotPossibleException(String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException e) {
            throw new NotPossibleException(
                    "The keys in the backup cannot be used: " + KeyStoreFile.reason(e) + ". Nothing was restored.");
        }
    }

    /** Whether a backup leaves out what is in a token. */
    public boolean areInToken() {
        return settings.pkcs11() != null;
    }

    private static void requireLong(char[] passphrase) throws NotPossibleException {
        if (passphrase.length < KeyBackup.SHORTEST_PASSPHRASE) {
            throw new NotPossibleException(
                    "The passphrase needs at least " + KeyBackup.SHORTEST_PASSPHRASE + " characters.");
        }
    }

    public Revocations revocations(JdbcOperations database) throws NotPossibleException {
        return new Revocations(vault(), new JdbcCertificateRegister(database), clock);
    }

    private KeyVault vault() throws NotPossibleException {
        if (settings.pkcs11() == null && !Files.isDirectory(folder)) {
            throw new NotPossibleException(
                    "There are no keys in " + folder
                            + " yet; the first start of the server makes them. Name another data folder with --evenhand.data=FOLDER.");
        }
        return SigningConfiguration.vault(folder, settings, clock);
    }

    private static Key key(KeyRole role, X509Certificate certificate, boolean inUse, Instant now) {
        Instant until = certificate.getNotAfter().toInstant();
        return new Key(
                role.alias(),
                CertificateSubject.of(certificate).name(),
                PublicAddresses.serial(certificate.getSerialNumber()),
                certificate.getNotBefore().toInstant(),
                until,
                inUse,
                inUse && now.plus(java.time.Duration.ofDays(365)).isAfter(until));
    }
}
